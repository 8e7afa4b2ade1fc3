# started on Thu Nov 26 21:07:13 2026

3118.93,msec,task-clock,3118927406,100.00,0.246,CPUs utilized
