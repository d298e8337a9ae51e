-- The search relay has a cursor for each build of the indexes; those of builds that are gone are forgotten.
grant delete on relay_cursor to ${appRole};
