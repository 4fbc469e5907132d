import * as fc from 'fast-check';

/** Pieces of notes, each some lines; put together at random they make notes that nobody would write but somebody might. */
const PIECES: readonly string[][] = [
  ['# Title'],
  ['## Topic'],
  ['### Q1: Why?'],
  ['### Q2: Name the parts ^part'],
  ['#### Sub-heading'],
  ['### Explain how a heat pump works'],
  ['### 3. What is a sluice?'],
  ['### 7'],
  ['### Answer'],
  ['## FAQ'],
  ['### Follow-up'],
  ['^block-id'],
  ['Setext?', '==='],
  ['Running text.'],
  ['The parts:'],
  ['text', '    indented behind text'],
  ['    indented code', '', '    # more'],
  ['---'],
  ['***'],
  [''],
  ['', ''],
  ['- a', '- b?', '  - c'],
  ['1. one', '', '   more', '2. two'],
  ['- ```', '  # no', '  ```'],
  ['- [ ] task'],
  ['| a | b |', '|---|---|', '| 1 | 2 |'],
  ['| a | b |'],
  ['```ts', '# no', '', '```'],
  ['~~~~', '```', '~~~', '~~~~'],
  ['```mermaid', 'graph TB', '```'],
  ['```'],
  ['~~~'],
  ['$$', 'x = 1', '$$'],
  ['$$'],
  ['%% note %%'],
  ['%%'],
  ['<!-- a', '', '-->'],
  ['<!--'],
  ['<details>', '<summary>More?</summary>', '', 'text', '</details>'],
  ['<details>'],
  ['<div>', 'a', '</div>'],
  ['> quote', '> more', 'lazy'],
  ['> [!info] Answer', '> text', '>', '> - a'],
  ['> [!tip] Only a title'],
  ['> [!hint]- Look closer', '> there'],
  ['> [!info] Scenario', '> It rains.'],
  ['> [!question] Follow-up', '> "And then?" → Then it stops.'],
  ['> [!question]- How deep?', '> Two metres.'],
  ['> [!faq] Q7', '> Which one?', '>', '> The left one.'],
  ['> [!question] Interview questions', '> **Q:** One?', '> **A:** Yes.', '> **Q:** Two?'],
  ['> [!help]'],
  ['> [!x|prompt] y', '> > [!question] z', '> > w'],
  ['> ```', '> open'],
  ['> '.repeat(5) + 'deep'],
  ['質問？', '回答'],
  ['### 4. Locks'],
  ['A: It is so.'],
  ['# Question (EN)', '', '> Why?'],
  ['## Answer (EN)', '', 'So.'],
  ['**Q: Why?**', '', 'So.'],
  ['Q: Why?', 'A: So.', 'Q: How?', '', 'Like this.'],
  ['**1)** Why is it so?', 'It is.'],
  ['**Is it in bold?**'],
  ['- **Why?**', '  So.', '- How?', '', '  - so'],
  ['1. **Q1: Why?**', '   A: So.', '- # Heading?', '  x'],
  ['- [Why?](#why)', '  - [[#How?]]'],
  ['- Why one? Speed.', '- Why two? Safety.', '- Name both (Answer: yes)'],
  ['1. Why?', '', 'So.', '', '2. How?', '- So.'],
  ['**What is it?** A thing.', '', '**What else?** Nothing.'],
  ['**3) Count**. Print the numbers.', '```', '1', '```'],
  ['**Interviewer:** Why a queue?', '', '**You:** To part them.'],
  ['| Question | Answer |', '|---|---|', '| Why? | So \\| so |', '| How? | |'],
  ['Lock :: A gate.', 'status:: open', 'What is a key?::A word.'],
  ['Lock', '?', 'A gate.', '- of wood', ''],
  ['### Card', '?', 'It turns.', ''],
  ['```ad-question', 'title: Why?', 'collapse: closed', 'So.', '```'],
  ['<b>What is HTML?</b>', '', 'Tags.'],
  ['<h3>What is a tag?</h3>'],
  ['"Tell me about yourself"', 'I am.'],
  ['● Why a dot?', '', 'It is round.'],
  ['> Why in a quote?', '', 'So.'],
  ['S: It rained.', '', 'A: I ran.'],
  ['### キューとは', '', '列。'],
  ['### Locks and keys', '', 'Both.'],
  ['[Top](#top)'],
  ['## References', '- a book'],
  ['<details><summary>Why?</summary>So.</details>'],
  ['<details>', '<summary>Why?<summary>', '', 'So.', '</details>'],
  ['<details>', '<summary>Show answer</summary><br><b>', 'So.', '</b></details>'],
  ['</details>'],
  ['<summary>'],
  ['> [!info] FAQ', '> > [!question] Why?', '> > So.', '>', '> 1. **How?**', '>    So.'],
  ['> <details><summary>Why?</summary>', '>', '> So.', '> </details>'],
  ['\u202Eמה?\u202C', '\u0000', '\uD800?'],
  ['[[Note|name]] ![[Other]]'],
  ['Text[^1] and [a][], [^2]'],
  ['[^1]: note [^2]', 'lazy', '', '    more'],
  ['[a]: /url', '"title"'],
  ['> [^2]: deep', '- [b]: <u>'],
  ['\ttab', ' \tmixed'],
  ['\u00a0', '\u2028'],
];

/** Lines of a note: pieces in any order, with and without blank lines between. */
export const anyNoteLines: fc.Arbitrary<string[]> = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.boolean()), { maxLength: 24 })
  .map((pieces) => pieces.flatMap(([piece, blank]) => (blank ? [...piece, ''] : piece)));

/** Frontmatter, whole and broken, or none. */
const anyFront = fc.constantFrom<string[][]>(
  [],
  [],
  ['---', 'tags: [interview]', 'duration: 90 min', '---'],
  ['---', 'variant: [', '---'],
  ['---', 'role: {a: 1}', 'title: true', '---'],
  ['---js', 'x', '---'],
  ['---', '---'],
  ['---', 'title: never closed'],
  ['---', 'confidence: {q1: 3, gone: 2}', 'weak: [q1]', 'drill_log:', '  q1: 9f3a1c 2026-11-01:1', '---'],
);

export const anyLineEnd = fc.constantFrom('\n', '\r\n', '\r');

/** Lines of a whole note. */
export const anyNote: fc.Arbitrary<string[]> = fc
  .tuple(anyFront, anyNoteLines)
  .map(([front, body]) => [...front, ...body]);

/** Text of any kind: lone surrogates, control characters, and much of what Markdown gives a meaning. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.uint8Array({ maxLength: 80 }).map((bytes) => new TextDecoder().decode(bytes)),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom(...'#-*_`~>[]!|$%<>^?: \t\n\r0123.)(qQaA—→"\'\uFEFF\uD800'.split('')), {
      maxLength: 120,
    })
    .map((units) => units.join('')),
);
