-- sql/cross_year.sql: four kinds of breaks between the years, each planted once.
.parameter set :folder "'fixtures/corpus'"
.read sql/import.sql
.read sql/cross_year.sql
