CREATE TABLE anything;
