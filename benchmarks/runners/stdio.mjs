// What every runner does: a JSON array of texts comes in on standard input; what goes out is the version of the
// checker and, for each text, its findings, with offsets in UTF-16 code units.
import {readFileSync} from 'node:fs'
import {text} from 'node:stream/consumers'

export async function run(name, find) {
  const manifest = new URL(`../node_modules/${name}/package.json`, import.meta.url)
  const {version} = JSON.parse(readFileSync(manifest, 'utf8'))
  const findings = []
  for (const item of JSON.parse(await text(process.stdin))) findings.push(await find(item))
  process.stdout.write(JSON.stringify({version, findings}))
}
