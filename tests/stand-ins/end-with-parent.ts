// Loaded into processes that must not outlive the one that started them, even when that one is
// killed outright.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Listening alone would keep a process alive that has finished.
process.channel?.unref()
