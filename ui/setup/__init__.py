"""What is chosen before an interview: field, questions, interviewers, documents."""
