-- Asks for the addresses in a file in turn, each thread from a place of its own, and prints what came of it as JSON.
local addresses, at, threads = {}, 0, 0

function setup(thread)
  thread:set("start", threads)
  threads = threads + 1
end

function init(arguments)
  for line in io.lines(arguments[1]) do
    addresses[#addresses + 1] = wrk.format("GET", line, { ["Host"] = wrk.host, ["Accept-Encoding"] = "br" })
  end
  at = start * 7
end

function request()
  at = at + 1
  return addresses[at % #addresses + 1]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'JSON {"requests": %d, "microseconds": %d, "bytes": %d, "failed": %d, "refused": %d, "p50": %d, "p99": %d}\n',
    summary.requests, summary.duration, summary.bytes, errors.connect + errors.read + errors.write + errors.timeout, errors.status,
    latency:percentile(50), latency:percentile(99)))
end
