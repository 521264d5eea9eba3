package logtest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// kind is a product whose log is written.
type kind struct {
	head  func(r *rand.Rand, at time.Time, hidden bool) string
	texts []string
}

var levels = []string{"INFO", "INFO", "DEBUG", "WARN", "ERROR"}

var names = strings.Fields(`alpha bravo mailbox7 Sales Finance web-01 db02 node-17 inbox archive.pst report.docx
	jsmith anna backup-job customers orders eu-west-1 cache session-4 printer`)

var arguments = []string{
	"@",
	"#",
	"@-#",
	"C:\\Users\\@\\Documents\\@",
	"/var/lib/@/@.db",
	"@@example.com",
	"10.1.2.# (@)",
	"\"@ @\"",
	"^",
}

func iso(at time.Time) string { return at.Format("2006-01-02 15:04:05,000") }

// kinds write lines in the manner of public collections of logs.
var kinds = []*kind{
	{func(r *rand.Rand, at time.Time, _ bool) string {
		return at.Format("Jan _2 15:04:05") + fill(r, " @ sshd[#]: ")
	}, []string{"Failed password for invalid user @ from 10.0.0.# port # ssh2",
		"Accepted publickey for @ from 10.0.0.# port # ssh2",
		"pam_unix(sshd:session): session opened for user @ by (uid=0)",
		"Received disconnect from 10.0.0.#: 11: Bye Bye [preauth]",
		"Connection closed by 10.0.0.# [preauth]",
		"error: maximum authentication attempts exceeded for @ from 10.0.0.#",
		"Did not receive identification string from 10.0.0.#"}},
	{func(r *rand.Rand, at time.Time, _ bool) string {
		return at.Format("Jan _2 15:04:05") + fill(r, " @ systemd[1]: ")
	}, []string{"Started Daily Cleanup of Temporary Directories.", "Stopping @.service...",
		"@.service: Main process exited, code=exited, status=1/FAILURE",
		"Failed to start @.service - Backup of @.", "Reached target Network is Online.",
		"@.timer: Deactivated successfully.", "Finished Rotate log files.",
		"@.service: Scheduled restart job, restart counter is at #."}},
	{func(_ *rand.Rand, at time.Time, _ bool) string {
		return "10.0.0.1 - - [" + at.Format("02/Jan/2006:15:04:05 -0700") + "] "
	}, []string{"\"GET /api/@/# HTTP/1.1\" 200 # \"-\" \"Mozilla/5.0\"",
		"\"POST /login HTTP/1.1\" 302 # \"-\" \"curl/8.1\"",
		"\"GET /static/@.js HTTP/2.0\" 304 0 \"-\" \"Mozilla/5.0\"",
		"\"GET /backup/@ HTTP/1.1\" 500 # \"-\" \"Mozilla/5.0\"", "\"HEAD / HTTP/1.1\" 404 0 \"-\" \"-\""}},
	{func(r *rand.Rand, at time.Time, _ bool) string {
		return at.Format("2006/01/02 15:04:05") + fill(r, " [error] 123#123: *7 ")
	}, []string{"open() \"/usr/share/nginx/html/@\" failed (2: No such file or directory), client: 10.0.0.#, server: localhost",
		"connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.#",
		"upstream timed out (110: Connection timed out) while reading response header from upstream",
		"client intended to send too large body: # bytes"}},
	{func(_ *rand.Rand, _ time.Time, hidden bool) string {
		if hidden {
			return "npm error "
		}
		return ""
	}, []string{"npm warn deprecated @@2.1.#: this library is no longer supported", "npm error code ERESOLVE",
		"npm error ERESOLVE unable to resolve dependency tree",
		"added # packages, and audited # packages in 12s", "found 0 vulnerabilities", "> @@1.0.0 build", "> tsc -p .",
		"src/@.ts(#,5): error TS2322: Type 'string' is not assignable to type 'number'."}},
	{func(r *rand.Rand, at time.Time, hidden bool) string {
		s := fmt.Sprintf(`{"__REALTIME_TIMESTAMP":"%d","PRIORITY":"6","_COMM":"dbus","MESSAGE":`, at.UnixMicro())
		if hidden {
			return s
		}
		return s + `"`
	}, []string{"Successfully activated service 'org.@.#'\"}",
		"<info>  [#] device (wlan0): state change: disconnected -> prepare\"}",
		"dhcp4 (eth0): option dhcp_lease_time => '#'\"}"}},
	{func(r *rand.Rand, at time.Time, _ bool) string {
		return iso(at) + " " + levels[r.IntN(len(levels))] + fill(r, " [pool-#-thread-2] com.example.@.Service: ")
	}, []string{"Processed # records for @ in # ms", "Could not acquire lock on @, retrying in # ms",
		"java.net.SocketTimeoutException: Read timed out",
		"Failed to send message to @: broker not available",
		"Connection to node # could not be established. Broker may not be available.",
		"Executor task launch worker for task # finished", "Retry # of 5 for request ^",
		"Backup of partition # finished", "User @ logged in", "Disk usage at # percent on /dev/sda1"}},
	{func(r *rand.Rand, at time.Time, _ bool) string {
		return iso(at) + " - @ - " + levels[r.IntN(len(levels))] + " - "
	}, []string{"Starting new HTTPS connection (1): @.example.com:443", "Task @[^] succeeded in 0.#s",
		"Task @[^] raised unexpected: ValueError('bad value')",
		"Retrying (Retry(total=#)) after connection broken by 'NewConnectionError'", "Loaded # rows from @",
		"Worker exiting (pid: #)"}},
	{func(r *rand.Rand, at time.Time, _ bool) string {
		return at.Format("060102 150405") + fill(r, " # INFO dfs.DataNode$PacketResponder: ")
	}, []string{"PacketResponder 1 for block blk_# terminating", "Received block blk_# of size # from /10.251.#.1",
		"Receiving block blk_# src: /10.250.1.#:# dest: /10.250.1.1:50010",
		"BLOCK* NameSystem.addStoredBlock: blockMap updated: 10.251.1.#:50010 is added to blk_# size #",
		"writeBlock blk_# received exception java.io.IOException: Could not read from stream"}},
	{func(r *rand.Rand, at time.Time, _ bool) string {
		return at.Format("01-02 15:04:05.000") + fill(
			r,
			"  #  # ",
		) + []string{"I", "D", "W", "E"}[r.IntN(4)] + fill(r, " @Manager: ")
	}, []string{"printFreezingDisplayLogsopening app wtoken = AppWindowToken{^ token=Token{^}}",
		"acquire lock=#, flags=0x1, tag=\"View Lock\", name=@",
		"Skipped # frames!  The application may be doing too much work on its main thread.",
		"Failed to open package @: not found", "ready=true,policy=3,wakefulness=1"}},
	{func(r *rand.Rand, at time.Time, hidden bool) string {
		s := `{"ts":"` + at.Format(time.RFC3339) + `","level":"` + strings.ToLower(
			levels[r.IntN(len(levels))],
		) + `","msg":`
		if hidden {
			return s
		}
		return s + `"`
	}, []string{"request completed\",\"status\":200,\"path\":\"/@\"}",
		"failed to sync repo\",\"error\":\"context deadline exceeded\",\"repo\":\"@\"}",
		"reconciling @\",\"attempt\":#}", "user quota updated\",\"user\":\"@\"}",
		"server not ready\",\"retry_after\":#}"}},
	{
		func(_ *rand.Rand, _ time.Time, _ bool) string { return "" },
		[]string{"Step #/12 : RUN apt-get install -y @", " ---> ^", "make[1]: *** [Makefile:#: @] Error 2",
			"gcc -O2 -c @.c -o @.o", "ok      example.com/@ 0.#s", "--- FAIL: Test@ (0.#s)",
			"Sending build context to Docker daemon  #MB", "warning: unused variable: `@`"},
	},
}
