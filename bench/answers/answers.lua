-- wrk script: each thread is one member (a token of $TOKENS) and posts texts of $TEXTS (JSON strings, one a line), each made unlike all
-- others by a number at its end, to the paths of $TARGETS. $KIND: "reply" (JSON, the reference) or "answer" (a form, signed in).
local function lines(name) local all = {} for line in io.lines(os.getenv(name)) do if #line > 0 then all[#all + 1] = line end end return all end
local threads = 0
function setup(thread) threads = threads + 1; thread:set("number", threads); thread:set("bad", 0); all = all or {}; all[#all + 1] = thread end
local kind, round = os.getenv("KIND"), os.getenv("ROUND")
local targets, texts, tokens = lines("TARGETS"), lines("TEXTS"), lines("TOKENS")
local sent, headers = 0, {}
local function unquote(text) return (text:sub(2, -2):gsub("\\n", "\n"):gsub("\\t", "\t"):gsub('\\"', '"'):gsub("\\\\", "\\")) end
local function escape(text) return (text:gsub("[^%w%-%._~]", function(c) return string.format("%%%02X", c:byte()) end)) end
function init()
  math.randomseed(1000 * tonumber(round) + number)
  headers = kind == "reply" and { ["Content-Type"] = "application/json" }
    or { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = os.getenv("COOKIE") .. "=" .. tokens[number], ["Sec-Fetch-Site"] = "same-origin" }
end
function request()
  sent = sent + 1
  local text, mark = texts[math.random(#texts)], string.format(" Fiche %s-%d-%d.", round, number, sent)
  local body = kind == "reply" and '{"content":' .. text:sub(1, -2) .. mark .. '"}' or "Text=" .. escape(unquote(text) .. mark)
  return wrk.format("POST", targets[math.random(#targets)], headers, body)
end
-- The reference says 200, a form that was taken leads on to the new answer.
function response(status, got) if status ~= (kind == "reply" and 200 or 302) then bad = bad + 1 end end
function done(summary, latency, _)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  for _, thread in ipairs(all) do failed = failed + thread:get("bad") end
  io.write(string.format('JSON {"n":%d,"us":%d,"p50":%d,"p99":%d,"bad":%d}\n', summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), failed))
end
