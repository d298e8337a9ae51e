-- The owner of the tables, and the application, which owns nothing and is bound by row-level security.
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
create role procession_owner login nosuperuser nobypassrls password :'owner_password';
create role procession_app login nosuperuser nobypassrls password :'app_password';
create database procession owner procession_owner;
