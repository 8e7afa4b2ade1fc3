/* narrative.*: sentences of our own in the wordings of such reports, and what they must and must not raise. */
#include "narrative_sample.h"

static void test_requests_received(void **state)
{
    static const struct sentence sentences[] = {
        {"2023年，全县共收到政府信息公开申请36件。", "received pass 36/36"},
        {"全年共受理公民、法人和其他组织政府信息公开申请38件。", "received pass 38/38"},
        {"本年度新收政府信息公开申请36件，上年结转2件。", "received pass 36/36; carried_over pass 2/2"},
        {"本年度新收政府信息公开申请38件。", "received differs 38/36"},
        {"全年共收到36件政府信息公开申请，均为书面形式。", "received pass 36/36"},
        {"（二）依申请公开情况。2023 年共受理 21 件。", "received differs 21/36"},
        {"依申请公开方面，全年受理政府信息公开申请40件。", "received differs 40/38"},
        {"我县收到政府信息公开申请三十六件。", "received pass 36/36"},
        {"县政府及各部门收到政府信息公开申请３６件。", "received pass 36/36"},
        {"政府信息公开申请数量为36件。", "received pass 36/36"},
        {"全年收到并办结政府信息公开申请35件。", "received pass 35/35"},
        {"收到政府信息公开申请约40件。", "received pass 40/38"},
        {"收到政府信息公开申请60余件。", "received differs 60/38"},
        {"2023年，全县各级行政机关收到政府信\n息公开申请\n36 件。", "received pass 36/36"},
        {"依申请公开\n全年收到申请36件，均为自然人提出。", "received pass 36/36"},
        {"收到0件政府信息公开申请。", "received differs 0/36"},
        /* another year, another office, a channel, a part, a share: nothing */
        {"2022年收到政府信息公开申请20件，2023年收到36件。", "received pass 36/36"},
        {"去年收到政府信息公开申请20件。", ""},
        {"2023年1月至6月，收到政府信息公开申请18件。", ""},
        {"截至2023年9月底，收到政府信息公开申请27件。", ""},
        {"截至2023年12月底，收到政府信息公开申请36件。", "received pass 36/36"},
        {"五年来共收到政府信息公开申请160件。", ""},
        {"与2022年的30件相比，收到政府信息公开申请36件。", "received pass 36/36"},
        {"审查公文公开属性120件，其中主动公开80件，依申请公开10件，不予公开30件。", ""},
        {"收到政府信息公开申请较上年增加16件。", ""},
        {"上半年收到政府信息公开申请15件。", ""},
        {"县自然资源局收到政府信息公开申请12件，办结12件。", ""},
        {"其中，县住建局12件，县公安局3件。", ""},
        {"通过政府网站收到政府信息公开申请17件。", ""},
        {"收到信函申请政府信息公开9件。", ""},
        {"收到涉及土地征收的政府信息公开申请14件。", ""},
        {"每月平均收到政府信息公开申请3件。", ""},
        {"2024年计划受理政府信息公开申请50件。", ""},
        {"县政府热线受理群众诉求25914件，办结25900件。", ""},
        {"接到群众来信12件，受理举报4件，办结4件。", ""},
        {"受理行政许可申请120件，办结118件。", ""},
        {"受理依申请公开电话咨询200次。", ""},
        {"政府信息公开申请办结率98%。", ""},
        {"依申请公开培训2次，参加60人次。", ""},
    };
    CHECK_SENTENCES(*state, sentences, 1);
}

static void test_requests_processed(void **state)
{
    static const struct sentence sentences[] = {
        {"收到政府信息公开申请36件，办结35件，结转下年度3件。",
         "received pass 36/36; processed pass 35/35; carried_forward pass 3/3"},
        {"新收申请公开36件，加上上年结转2件，共办理38件。",
         "received pass 36/36; carried_over pass 2/2; processed pass 38/38"},
        {"共办理依申请公开36件。", "processed differs 36/35"},
        {"全年答复政府信息公开申请34件。", "processed differs 34/35"},
        {"对35件政府信息公开申请作出答复。", "processed pass 35/35"},
        {"受理政府信息公开申请36件，其中35件已办结，3件结转下一年度继续办理。",
         "received pass 36/36; processed pass 35/35; carried_forward pass 3/3"},
        {"收到政府信息公开申请36件，其中按时办结33件，延期办结2件。", "received pass 36/36"},
        {"2022年结转政府信息公开申请2件，结转至2024年3件。", "carried_over pass 2/2; carried_forward pass 3/3"},
        {"上年度结转申请公开3件。", "carried_over differs 3/2"},
        {"收到政府信息公开申请36件，顺延至次年办理4件。", "received pass 36/36; carried_forward differs 4/3"},
        {"收到政府信息公开申请36件，3件正在办理。", "received pass 36/36; carried_forward pass 3/3"},
        {"收到政府信息公开申请36件，1件正在办理。", "received pass 36/36"},
        {"收到政府信息公开申请36件。办结35件。", "received pass 36/36; processed pass 35/35"},
        {"依申请公开工作。本年度办理答复35件（含上年结转2件）。", "processed pass 35/35; carried_over pass 2/2"},
        {"办理人大代表建议84件、政协提案102件。", ""},
        {"办结12345热线工单1200件。", ""},
    };
    CHECK_SENTENCES(*state, sentences, 1);
}

static void test_outcomes(void **state)
{
    static const struct sentence sentences[] = {
        {"办结政府信息公开申请35件，其中予以公开20件，部分公开4件，不予公开3件，无法提供6件，不予处理1件，其他处理1件。",
         "processed pass 35/35; outcome pass 20/20; outcome pass 4/4; outcome pass 3/3; outcome pass 6/6; outcome pass "
         "1/1; outcome pass 1/1; parts pass 35/35"},
        {"政府信息公开申请中，予以公开或部分公开24件。", "outcome pass 24/24"},
        {"对政府信息公开申请予以公开22件。", "outcome differs 22/20"},
        {"政府信息公开申请办理结果：本机关不掌握相关政府信息5件，没有现成信息需要另行制作2件。",
         "outcome pass 5/5; outcome differs 2/1"},
        {"在政府信息公开申请的答复中，因本机关不掌握而无法提供的6件。", "outcome pass 6/6"},
        {"收到政府信息公开申请36件，20件予以公开，4件部分公开。",
         "received pass 36/36; outcome pass 20/20; outcome pass 4/4"},
        {"收到政府信息公开申请36件，其中自然人30件，法人或其他组织6件。",
         "received pass 36/36; applicants pass 30/30; applicants pass 6/6; parts pass 36/36"},
        {"收到政府信息公开申请36件，其中自然人29件，商业企业3件，法律服务机构2件。",
         "received pass 36/36; applicants differs 29/30; applicants pass 3/3; applicants pass 2/2; parts differs "
         "36/34"},
        {"政府信息公开申请中，自然人申请予以公开17件。", "outcome pass 17/17"},
        {"收到政府信息公开申请36件，其中信访举报投诉类申请1件，重复申请0件。",
         "received pass 36/36; outcome pass 1/1; outcome pass 0/0"},
        {"主动予以公开信息200条。", ""},
        {"不予公开的内容在公开前逐条审查，共审查300条。", ""},
    };
    CHECK_SENTENCES(*state, sentences, 1);
}

static void test_reviews(void **state)
{
    static const struct sentence sentences[] = {
        {"因政府信息公开引发的行政复议5件，其中维持3件，纠正1件，其他结果1件。",
         "reconsideration pass 5/5; reconsideration pass 3/3; reconsideration pass 1/1; reconsideration pass 1/1; parts "
         "pass 5/5"},
        {"全年发生政府信息公开行政复议6起，行政诉讼4起。", "reconsideration differs 6/5; litigation pass 4/4"},
        {"政府信息公开行政诉讼案件3件。", "litigation pass 3/3"},
        {"政府信息公开行政复议、行政诉讼案件共9件。", "reviews pass 9/9"},
        {"政府信息公开行政复议和行政诉讼案件共7件。", "reviews differs 7/9"},
        {"未经复议直接起诉的政府信息公开行政诉讼3件，复议后起诉2件。", "litigation pass 3/3; litigation differs 2/1"},
        {"政府信息公开行政诉讼4件，维持3件，尚未审结1件。",
         "litigation pass 4/4; litigation pass 3/3; litigation pass 1/1; parts pass 4/4"},
        {"被申请政府信息公开行政复议5件，维持2件，纠正1件，其他1件。",
         "reconsideration pass 5/5; reconsideration differs 2/3; reconsideration pass 1/1; reconsideration pass 1/1; "
         "parts differs 5/4"},
        {"本机关共收到1件行政复议申请、0件行政诉讼。", "reconsideration differs 1/5; litigation differs 0/4"},
        {"政府信息公开行政复议、行政诉讼均为0件。", "reconsideration differs 0/5; litigation differs 0/4"},
        {"政府信息公开行政复议5件、行政诉讼4件，其中行政复议维持3件，纠错1件。",
         "reconsideration pass 5/5; litigation pass 4/4; reconsideration pass 3/3; reconsideration pass 1/1"},
        {"政府信息公开行政复议、行政诉讼分别为3件、2件。", ""},
        {"收到行政复议答复通知书5份、应诉通知书4份。", ""},
        {"县司法局办理行政复议案件120件，审结98件。", ""},
        {"去年发生政府信息公开行政复议2件。", ""},
        {"组织行政复议业务培训2次。", ""},
        {"行政机关负责人出庭应诉6件。", ""},
    };
    CHECK_SENTENCES(*state, sentences, 1);
    static const struct sentence of_section_4[] = {
        {"行政复议5件。行政诉讼3件，维持1件。", "reconsideration pass 5/5; litigation pass 3/3; litigation pass 1/1"},
        {"行政复议案件共计4件。", "reconsideration differs 4/5"},
    };
    CHECK_SENTENCES(*state, of_section_4, 4);
}

static void test_section_two(void **state)
{
    static const struct sentence sentences[] = {
        {"全年制发行政规范性文件6件，废止规范性文件2件，现行有效规范性文件40件。",
         "documents pass 6/6; documents pass 2/2; documents pass 40/40"},
        {"制定出台规范性文件8件。", "documents differs 8/6"},
        {"印发5份规范性文件。", "documents differs 5/6"},
        {"公开规范性文件40件。", "documents pass 40/40"},
        {"共制发行政规范性文件6件，废止2件，现行有效39件。",
         "documents pass 6/6; documents pass 2/2; documents differs 39/40"},
        {"公开规范性文件33件。", ""},
        {"制定政府规章1部。", "documents pass 1/1"},
        {"健全政府信息公开规章制度3项。", ""},
        {"备案审查规范性文件17件。", ""},
        {"对12件规范性文件进行合法性审查。", ""},
        {"作出行政许可决定550件、行政处罚决定121件。", "decisions pass 550/550; decisions differs 121/120"},
        {"公开行政许可信息8000条。", ""},
        {"本年行政事业性收费7730.28万元。", "fees pass 7730.28/7730.28"},
        {"本年行政事业性收费7730万元。", "fees pass 7730/7730.28"},
        {"本年行政事业性收费77302800元。", "fees pass 7730.28/7730.28"},
        {"本年行政事业性收费6500万元。", "fees differs 6500/7730.28"},
        {"收取政府信息公开信息处理费0元。", ""},
    };
    CHECK_SENTENCES(*state, sentences, 1);
}

static void test_claims_without_a_figure(void **state)
{
    static const struct sentence sentences[] = {
        {"本年度未收到政府信息公开申请。", "received differs 0/36"},
        {"全年没有收到公民、法人或者其他组织提出的政府信息公开申请。", "received differs 0/36"},
        {"本单位2023年无依申请公开事项。", "received differs 0/36"},
        {"依申请公开数量为零。", "received differs 0/36"},
        {"未发生因政府信息公开申请行政复议、提起行政诉讼的情况。",
         "reconsideration differs 0/5; litigation differs 0/4"},
        {"没有因政府信息公开被申请行政复议，未发生行政诉讼。", "reconsideration differs 0/5; litigation differs 0/4"},
        {"收到政府信息公开申请36件，均已按时办结。", "all_processed differs 0/3; received pass 36/36"},
        {"共收到依申请公开36件，全部在法定期限内答复。", "all_processed differs 0/3; received pass 36/36"},
        {"政府信息公开申请办结率100%。", "all_processed differs 0/3"},
        /* these speak of something else */
        {"未收到政府信息公开申请收费。", ""},
        {"未收取政府信息公开申请费用。", ""},
        {"政府信息公开申请按时办结率100%。", ""},
        {"除3件结转外，政府信息公开申请全部办结。", ""},
        {"政府信息公开申请35件全部办结，其余3件正在办理。", "received pass 35/35; carried_forward pass 3/3"},
        {"热线诉求全部办结。", ""},
        {"没有行政复议被纠正的情况。", ""},
        {"对不服复议决定的申请人做好解释，没有懈怠。", ""},
        {"上年未收到政府信息公开申请。", ""},
        {"无法提供的政府信息公开申请逐件说明理由。", ""},
        {"县水利局未收到政府信息公开申请。", ""},
    };
    CHECK_SENTENCES(*state, sentences, 1);
}

static void test_parts(void **state)
{
    static const struct sentence sentences[] = {
        {"全县有49个政务新媒体（其中微博9个，公众号45个，客户端1个，头条号3个）。", "parts differs 49/58"},
        {"全县有58个政务新媒体（微博9个，公众号45个，客户端1个，头条号3个）。", "parts pass 58/58"},
        {"全年举办活动12场，其中开放日5场，座谈会4场，听证会3场。", "parts pass 12/12"},
        {"全年举办活动12场，其中开放日5场，座谈会4场，听证会4场。", "parts differs 12/13"},
        {"全年发布信息1000条，其中财政信息20条，教育信息30条。", ""},
        {"全年发布信息1000条，其中财政信息400条，教育信息300条，其他信息200条。", "parts differs 1000/900"},
        /* the total behind its parts */
        {"通过网站公开120条，通过微信公开30条，通过报纸公开50条，共计210条。", "parts differs 210/200"},
        {"通过网站公开120条，通过微信公开30条，通过报纸公开50条，共计200条。", "parts pass 200/200"},
        {"网站公开120条（含图片12条），微信公开30条；合计公开政府信息150条。", "parts pass 150/150"},
        {"网站公开120条，微信公开30条，共计约160条。", ""},
        {"网站公开120条，微信公开30条，共计办理件次210条。", ""},
        {"印发文件15条，网站公开120条，微信公开30条，共计165条。", ""},
        {"网站公开120条，微信公开30条，共计5万字。", ""},
        {"公开信息1200条，其中政策类700条，财政类500条，召开会议3次，组织培训20条。", "parts pass 1200/1200"},
        {"主动公开政府信息300条。通过网站公开100条，通过公报公开150条，通过其他渠道公开20条。",
         "parts differs 300/270"},
        {"主动公开政府信息300条。通过网站公开100条，通过公报公开150条，通过其他渠道公开50条。", "parts pass 300/300"},
        {"政府信息公开申请办理结果中，不予公开3件（第三方合法权益1件，内部事务信息1件，执法案卷1件），无法提供6件。",
         "outcome pass 3/3; outcome pass 1/1; outcome pass 1/1; outcome pass 1/1; outcome pass 6/6; parts pass 3/3"},
        {"全年发布信息约1000条，其中财政信息400条，教育信息700条。", ""},
        {"公开信息1.2万条，其中政策类7000条，财政类5000条。", "parts pass 12000/12000"},
        {"公开信息100条，同比增长5%，其中政策类60条，占60%，财政类40条，占40%。", "parts pass 100/100"},
        {"收到政府信息公开申请36件，上年结转2件，其中予以公开20件，部分公开4件，不予公开3件，无法提供6件，不予处理1件，其他"
         "1件，结转下年度3件。",
         "received pass 36/36; carried_over pass 2/2; outcome pass 20/20; outcome pass 4/4; outcome pass 3/3; outcome pass "
         "6/6; outcome pass 1/1; carried_forward pass 3/3; parts pass 38/38"},
        {"收到政府信息公开申请36件，办结35件，其中网上申请25件、信函申请11件，自然人30件、法人5件。",
         "received pass 36/36; processed pass 35/35; applicants pass 30/30; applicants pass 5/5; parts pass 36/36; parts "
         "pass 35/35"},
        {"行政复议和行政诉讼共9件。其中行政复议5件，行政诉讼4件。",
         "reviews pass 9/9; reconsideration pass 5/5; litigation pass 4/4; parts pass 9/9"},
    };
    CHECK_SENTENCES(*state, sentences, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_requests_received, narrative_set_up, narrative_tear_down),
        cmocka_unit_test_setup_teardown(test_requests_processed, narrative_set_up, narrative_tear_down),
        cmocka_unit_test_setup_teardown(test_outcomes, narrative_set_up, narrative_tear_down),
        cmocka_unit_test_setup_teardown(test_reviews, narrative_set_up, narrative_tear_down),
        cmocka_unit_test_setup_teardown(test_section_two, narrative_set_up, narrative_tear_down),
        cmocka_unit_test_setup_teardown(test_claims_without_a_figure, narrative_set_up, narrative_tear_down),
        cmocka_unit_test_setup_teardown(test_parts, narrative_set_up, narrative_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
