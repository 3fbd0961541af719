-- account, the session kept or empty
end_sessions(arg[1], arg[2])
return 1
