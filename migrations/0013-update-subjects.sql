-- Updates and their approvals are of the plan too: who gave them and when is told with its history.
insert into plan_subjects values ('update'), ('approval of update');
