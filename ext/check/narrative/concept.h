/* What the phrases of a narrative speak of. A figure's words are a set of concepts, one bit each. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_CONCEPT_H
#define DISCLOSURE_CHECK_NARRATIVE_CONCEPT_H

#include <stdint.h>

enum concept {
    NOTHING, /* a word that only looks as if it held another phrase */
    FILLER,  /* says nothing of its own: 共, 的, 依法 */

    /* what is counted */
    REQUEST,         /* 政府信息公开申请 */
    REQUEST_KIND,    /* 依申请公开: requests, or documents of that kind */
    REQUEST_WORD,    /* 申请: only where requests are spoken of */
    REQUEST_TOPIC,   /* 依申请公开工作: requests are spoken of, and not counted */
    RECONSIDERATION, /* 行政复议 */
    LITIGATION,      /* 行政诉讼 */
    ROUTE,           /* 复议后起诉; the code is the line */
    DISPUTE,         /* 行政争议: all routes together */
    DOCUMENT,        /* 规范性文件, 规章; the code is the line of section 2 */
    DOCUMENT_WORD,   /* 文件: only where such documents are spoken of */
    DECISION,        /* 行政许可; the code is the line of section 2 */
    FEES,            /* 行政事业性收费 */
    PROCUREMENT,     /* 政府集中采购 */
    DISCLOSURE,      /* 政府信息公开, 政务公开: what it is about */
    ELSE,            /* hotlines, letters, proposals: what no table counts */

    /* what was done */
    NEW,             /* 新收 */
    RECEIVE,         /* 收到, 受理 */
    PROCESS,         /* 办结, 答复 */
    HANDLE,          /* 办理: those processed, or all on the table */
    CARRY,           /* 结转, until the year beside it says from where to where */
    CARRIED_OVER,    /* 上年结转 */
    CARRIED_FORWARD, /* 结转下年度 */
    OPEN,            /* 尚未办结, 正在审理 */
    MAKE,            /* 制发 */
    REPEAL,          /* 废止 */
    IN_FORCE,        /* 现行有效 */
    PUBLISH,         /* 公开, 发布; among outcomes it is one */
    MAKE_DECISION,   /* 作出, 实施 */

    /* which of them */
    OUTCOME,   /* 不予公开; the code is the outcome or its line */
    APPLICANT, /* 自然人; the code is the column */
    RESULT,    /* 维持; the code is the column */
    CHANNEL,   /* 信函, 网站 */
    REST,      /* 其他, 其余 */
    ALL,       /* 均, 全部 */
    EXCEPT,    /* 除 */
    SUBSET,    /* 涉及, 补正: some of them that no line counts */
    ON_TIME,   /* 按时 */
    LATE,      /* 延期, 超期 */
    BODY,      /* 作为复议机关: another role than the one that the table counts */

    /* what the figure is */
    AVERAGE,      /* 平均 */
    CHANGE,       /* 增加 */
    CHANGE_TO,    /* 增加到 */
    COMPARE,      /* 比上年 */
    SHARE,        /* 占, 办结率 */
    PLAN,         /* 计划, 力争 */
    RESPECTIVELY, /* 分别 */
    PARTS,        /* 其中, 包括 */
    SUM,          /* 共计 */
    NONE,         /* 未, 没有, 无 */
    ZERO,         /* 为零 */
    RATE,         /* 办结率, of all that came in */
    MONEY,        /* 金额 */
    ITEMS,        /* 上一年项目数量: of the form of 2019 */

    /* when and whose */
    THIS_YEAR,
    LAST_YEAR,
    NEXT_YEAR,
    OTHER_TIME, /* another year, or a part of this one */
    OFFICE,     /* 局, 办公室: what the name of an office ends with */
    BELOW,      /* 下辖, 各县区: those below the office whose report it is */
    ACTS_FOR,   /* 代表, 代 */
    CONCEPTS
};

_Static_assert(CONCEPTS <= 64, "a set of concepts is one word");

typedef uint64_t concepts;

#define OF(concept) (UINT64_C(1) << (concept))

/* Of several constants, up to sixteen: those that are not given are CONCEPTS, and in no set. */
#define SET(...)                                                                                                       \
    SET_OF(__VA_ARGS__, CONCEPTS, CONCEPTS, CONCEPTS, CONCEPTS, CONCEPTS, CONCEPTS, CONCEPTS, CONCEPTS, CONCEPTS,      \
           CONCEPTS, CONCEPTS, CONCEPTS, CONCEPTS, CONCEPTS, CONCEPTS, CONCEPTS)
#define SET_OF(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, ...)                                                    \
    (IN(a) | IN(b) | IN(c) | IN(d) | IN(e) | IN(f) | IN(g) | IN(h) | IN(i) | IN(j) | IN(k) | IN(l) | IN(m) | IN(n) |   \
     IN(o) | IN(p))
#define IN(concept) ((concept) == CONCEPTS ? 0 : OF((concept) % CONCEPTS))

/* Words for requests themselves; what is done to documents. */
#define REQUESTS SET(REQUEST, REQUEST_KIND, REQUEST_WORD)
#define DEEDS SET(MAKE, REPEAL, IN_FORCE)

#endif
