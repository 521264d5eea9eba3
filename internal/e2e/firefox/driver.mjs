// Drives Firefox with Puppeteer, over WebDriver BiDi: a Firefox as distributions
// have it. Each line that comes in is a JSON list of a command and its argument;
// for each, a line with its value or its error goes out.
//
//   node driver.mjs PROGRAM

import { createInterface } from "node:readline"
import puppeteer from "puppeteer-core"

const limit = 180_000 // milliseconds for one command, on a slow machine

const browser = await puppeteer.launch({
  browser: "firefox", executablePath: process.argv[2], headless: true, timeout: limit, protocolTimeout: limit,
  args: ["--remote-allow-system-access"], // for Firefox's own console and its network
})
const page = await browser.newPage()
const said = []
page.on("console", message => said.push(message.type() + ": " + message.text()))

// system runs an expression with the rights of the browser's own scripts.
async function system(expression) {
  const send = async (method, parameters) => (await browser.connection.send(method, parameters)).result
  const { contexts } = await send("browsingContext.getTree", { "moz:scope": "chrome" })
  const { type, result, exceptionDetails } = await send("script.evaluate",
    { expression: `JSON.stringify(${expression})`, target: { context: contexts[0].context }, awaitPromise: true })
  if (type !== "success") throw new Error(exceptionDetails.text)
  return JSON.parse(result.value ?? "null")
}

const commands = {
  offline: () => system(`(Services.io.offline = true, Services.console.reset())`),
  open: address => page.goto(address, { timeout: limit }).then(() => null),
  eval: expression => page.evaluate(expression),
  console: async () => said.concat(await system(`Services.console.getMessageArray()
    .filter(m => m instanceof Ci.nsIScriptError && /^(file|https?):/.test(m.sourceName))
    .map(m => m.sourceName + ":" + m.lineNumber + " " + m.errorMessage)`)),
}

console.log(JSON.stringify({ value: await browser.version() }))
for await (const line of createInterface({ input: process.stdin })) {
  const [command, argument] = JSON.parse(line)
  const answer = await commands[command](argument).then(value => ({ value: value ?? null }), error => ({ error: error.message }))
  console.log(JSON.stringify(answer))
}
await browser.close()
