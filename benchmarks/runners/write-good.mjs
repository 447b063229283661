// write-good says what is wrong and never what to write instead. Left out are its checks of grammar: the passive,
// adverbs, sentences that start with "So" or "There is", and words written twice.
import writeGood from 'write-good'
import {run} from './stdio.mjs'

const LEFT_OUT = {passive: false, adverb: false, so: false, thereIs: false, illusion: false}

await run('write-good', (text) =>
  writeGood(text, LEFT_OUT).map(({index, offset}) => ({
    start: index,
    end: index + offset,
    replacements: []
  }))
)
