-- For wrk: requests in any order, each made from a template and the lines of a file.
--   wrk ... -s requests.lua ADDRESS -- GET  TEMPLATE FILE      {1}, {2}: the fields of a line
--   wrk ... -s requests.lua ADDRESS -- POST PATH     FILE N    a list of N of the lines
-- Prints one line of figures, after the word FIGURES.
local requests = {}

local function lines(file)
  local found = {}
  for line in io.lines(file) do found[#found + 1] = line end
  return found
end

local function get(template, all)
  for i, line in ipairs(all) do
    local fields = {}
    for field in line:gmatch("[^,]+") do fields[#fields + 1] = field end
    requests[i] = wrk.format("GET", (template:gsub("{(%d)}", function(n) return fields[tonumber(n)] end)))
  end
end

local function post(path, all, n)
  for i = 1, 500 do
    local texts = {}
    for j = 1, n do texts[j] = '"' .. all[math.random(#all)] .. '"' end
    requests[i] = wrk.format("POST", path, {["Content-Type"] = "application/json"}, "[" .. table.concat(texts, ",") .. "]")
  end
end

function init(arguments)
  math.randomseed(os.time())
  if arguments[1] == "GET" then
    get(arguments[2], lines(arguments[3]))
  else
    post(arguments[2], lines(arguments[3]), tonumber(arguments[4]))
  end
end

function request()
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local failed = summary.errors
  print(string.format("FIGURES %d %d %d %d %d", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    failed.status + failed.connect + failed.read + failed.write + failed.timeout))
end
