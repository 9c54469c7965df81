// CPU time, in ms, of requiring the modules given as arguments once lib-dynamodb is there.
const modules = process.argv.slice(2)
require('@aws-sdk/lib-dynamodb')
const start = process.cpuUsage()
for (const module of modules) require(module)
const { user, system } = process.cpuUsage(start)
process.stdout.write(String((user + system) / 1000))
