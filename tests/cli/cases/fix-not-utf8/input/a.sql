-- café naïve été
VACUUM prod.ods.a RETAIN 1 HOURS;
