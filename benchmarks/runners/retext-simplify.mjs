import {retext} from 'retext'
import retextSimplify from 'retext-simplify'
import {run} from './stdio.mjs'

const processor = retext().use(retextSimplify)

await run('retext-simplify', async (text) => {
  const {messages} = await processor.process(text)
  return messages.map(({place, expected}) => ({
    start: place.start.offset,
    end: place.end.offset,
    // With no word to use instead, its advice is to remove the phrase.
    replacements: expected.length > 0 ? expected : ['']
  }))
})
