/** A way in which a note marks a question. The examples are run as tests, and the table in the docs is made of all this. */
export interface Marker {
  readonly name: string;
  /** What it looks like. */
  readonly looks: string;
  /** What it needs besides; empty where nothing. */
  readonly needs: string;
  readonly id: string;
  /** Where its answer starts. */
  readonly answer: string;
  /** The module that reads it. */
  readonly readBy: string;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly note: string;
  /** Each question as `id: text → answer`, or without an arrow where it has no answer. */
  readonly found: readonly string[];
}

/** Every marker, in the order in which the format tells them. */
export const MARKERS: readonly Marker[] = [
  {
    name: 'Labelled heading',
    looks: 'a heading that starts with a word for a question, with a number or a colon',
    needs: '',
    id: 'the label, or a slug',
    answer: 'below the heading',
    readBy: 'heading.ts',
    examples: [
      { note: '### Q1: Locks\n\nGates.', found: ['q1: Locks → Gates.'] },
      { note: '## Question: Locks\n\nGates.', found: ['locks: Locks → Gates.'] },
      { note: '### 2. Q: Locks\n\nGates.', found: ['locks: Locks → Gates.'] },
      { note: '### 질문 3: 락\n\n문.', found: ['q3: 락 → 문.'] },
    ],
  },
  {
    name: 'Heading that asks',
    looks:
      'a heading that ends in a question mark, or starts or ends as people ask in one of many languages; in quotation marks, a link, or behind a word in brackets',
    needs:
      'where it asks in words alone ("What is a lock"), half of the headings beside it must ask too; an order ("Explain how …") needs none',
    id: 'its number, or a slug',
    answer: 'below the heading',
    readBy: 'heading.ts',
    examples: [
      { note: '### What is a lock?\n\nA gate.', found: ['what-is-a-lock: What is a lock? → A gate.'] },
      {
        note: '### 4. Why two? Say it in a word. (hard)\n\nSafety.',
        found: ['q4: Why two? Say it in a word. (hard) → Safety.'],
      },
      {
        note: '### [Easy] Explain how a ring works\n\nIt turns.',
        found: ['easy-explain-how-a-ring-works: [Easy] Explain how a ring works → It turns.'],
      },
      {
        note: '### "Your greatest failure"\n\nA ship.',
        found: ['your-greatest-failure: "Your greatest failure" → A ship.'],
      },
      { note: '### キューとは\n\n列。', found: ['キューとは: キューとは → 列。'] },
      {
        note: '### Расскажите про очередь\n\nРяд.',
        found: ['расскажите-про-очередь: Расскажите про очередь → Ряд.'],
      },
    ],
  },
  {
    name: 'Heading with a named answer',
    looks: 'a heading of any words',
    needs:
      'a fold that hides the answer, or an answer with a name (`A:`, Answer) right below it; below a numbered heading anywhere up to the next heading',
    id: 'its number, or a slug',
    answer: 'below the heading',
    readBy: 'find.ts',
    examples: [
      { note: '### Locks\n\n**Answer:** gates.', found: ['locks: Locks → **Answer:** gates.'] },
      {
        note: '### 4. Locks\n\nThink.\n\n> [!success]- Answer\n> Gates.',
        found: ['q4: Locks → > [!success] Answer / > Gates.'],
      },
    ],
  },
  {
    name: 'Label before a text',
    looks: '`Q:`, `**Question 1**:`, `Q1.` before a text, and the same words in other languages',
    needs: '',
    id: 'the label, or a slug',
    answer: 'at `A:`, `**Answer:**`, on the line or below; else below the text',
    readBy: 'pairs.ts',
    examples: [
      { note: 'Q: Why?\nA: So.', found: ['why: Why? → So.'] },
      { note: '**Question 2**: Why two?\n\n**Answer**: So.', found: ['q2: Why two? → **Answer**: So.'] },
      { note: '**Question**: Why? **Answer**: So.', found: ['why: Why? → So.'] },
    ],
  },
  {
    name: 'Bold question',
    looks:
      'a paragraph whose first line is bold and asks, or starts with a number in bold; also bold of HTML',
    needs: 'with its answer on the line, a section of its own or another such question beside it',
    id: 'its number, or a slug',
    answer: 'behind the bold, or below it',
    readBy: 'pairs.ts',
    examples: [
      { note: '**What is a lock?**\n\nA gate.', found: ['what-is-a-lock: What is a lock? → A gate.'] },
      { note: '**What is a lock?** A gate.', found: ['what-is-a-lock: What is a lock? → A gate.'] },
      { note: '**2. Explain a barrier**\nIt waits.', found: ['q2: Explain a barrier → It waits.'] },
      {
        note: '<strong>What is a lock?</strong>\n\nA gate.',
        found: ['what-is-a-lock: What is a lock? → A gate.'],
      },
    ],
  },
  {
    name: 'Interviewer',
    looks: '`**Interviewer:**` before a text that asks',
    needs: '',
    id: 'a slug',
    answer: 'at `**You:**`, `**Candidate:**`, or below',
    readBy: 'pairs.ts',
    examples: [
      {
        note: '**Interviewer:** Why a queue?\n\n**You:** To part them.',
        found: ['why-a-queue: Why a queue? → **You:** To part them.'],
      },
    ],
  },
  {
    name: 'Fold',
    looks: '`<details>` with a summary that asks',
    needs: '',
    id: 'the label, or a slug',
    answer: 'in the fold',
    readBy: 'details.ts',
    examples: [{ note: '<details><summary>Why?</summary>\n\nSo.\n\n</details>', found: ['why: Why? → So.'] }],
  },
  {
    name: 'Question callout',
    looks: 'a callout of the type question, faq or help, also as a fence of Admonition (`ad-question`)',
    needs: 'to stand outside any question',
    id: 'the label, or a slug',
    answer: 'in the callout; where it holds only the question, below it',
    readBy: 'callout-questions.ts',
    examples: [
      { note: '> [!question] Why?\n> So.', found: ['why: Why? → So.'] },
      {
        note: '> [!question] Storage\n> **Q: Why?**\n> A: So.\n>\n> **Q: When?**\n> A: Now.',
        found: ['why: Why? → So.', 'when: When? → Now.'],
      },
      { note: '```ad-question\ntitle: Why?\nSo.\n```', found: ['why: Why? → So.'] },
    ],
  },
  {
    name: 'Heading that says only Question',
    looks: '`# Question (EN)` with the text of the question below it',
    needs: 'an Answer heading of the same language',
    id: 'a slug',
    answer: 'below the Answer heading',
    readBy: 'bare-question.ts',
    examples: [{ note: '# Question\n\nWhy?\n\n# Answer\n\nSo.', found: ['why: Why? → # Answer / So.'] }],
  },
  {
    name: 'List item that asks',
    looks: 'an item that ends in a question mark, is bold and asks, or holds a heading that asks',
    needs: 'an answer; where it asks in words alone, half of the answered items of its list must ask',
    id: 'the label, its number, or a slug',
    answer:
      'below the item, behind its bold, its mark or an arrow, or in brackets; for lists of one item each, the paragraph below the list',
    readBy: 'list-questions.ts',
    examples: [
      { note: '- Why?\n  So.', found: ['why: Why? → So.'] },
      { note: '1. **Why two?** Safety.', found: ['why-two: Why two? → Safety.'] },
      { note: '- A or B? → B.', found: ['a-or-b: A or B? → B.'] },
      { note: '1. Is a set ordered?\n   (No)', found: ['is-a-set-ordered: Is a set ordered? → No'] },
      {
        note: '- Why one? Speed.\n- Why two? Safety.',
        found: ['why-one: Why one? → Speed.', 'why-two: Why two? → Safety.'],
      },
      {
        note: '1. Why one?\n\nSpeed.\n\n2. Why two?\n\nSafety.',
        found: ['why-one: Why one? → Speed.', 'why-two: Why two? → Safety.'],
      },
      { note: '- Why?\n- When?', found: [] },
    ],
  },
  {
    name: 'Table row',
    looks:
      'a row of a table whose header says Question and Answer, or whose two columns hold questions and answers',
    needs: '',
    id: 'a slug',
    answer: 'in its cell',
    readBy: 'table-questions.ts',
    examples: [
      { note: '| # | Question | Answer |\n|---|---|---|\n| 1 | Why? | So. |', found: ['why: Why? → So.'] },
      { note: '| Вопрос | Ответ |\n|---|---|\n| Замок | Ворота. |', found: ['замок: Замок → Ворота.'] },
      { note: '| Step | Meaning |\n|---|---|\n| One | First. |', found: [] },
    ],
  },
  {
    name: 'Card',
    looks:
      '`Question :: Answer` on a line, or `Question`, a line with only `?`, and the answer, as plugins for spaced repetition read them',
    needs:
      'spaces around `::`, a question before it, or a tag `flashcards` in the note; `key:: value` is a field of Dataview',
    id: 'a slug',
    answer: 'behind `::` or below `?`, up to a blank line',
    readBy: 'pairs.ts',
    examples: [
      { note: 'Lock :: A gate.', found: ['lock: Lock → A gate.'] },
      { note: 'What is a lock?::A gate.', found: ['what-is-a-lock: What is a lock? → A gate.'] },
      { note: 'Lock\n?\nA gate.', found: ['lock: Lock → A gate.'] },
      { note: 'status:: done', found: [] },
    ],
  },
  {
    name: 'Title',
    looks:
      'the only heading of the first level, first of all headings, or the property `title`, where it asks',
    needs: 'sections below it that are no list of questions',
    id: 'a slug',
    answer: 'the note',
    readBy: 'find.ts',
    examples: [
      {
        note: '# What is REST?\n\n## When to use it\n\nOften.',
        found: ['what-is-rest: What is REST? → ## When to use it / Often.'],
      },
      { note: '---\ntitle: Why tests?\n---\n\nThey hold.', found: ['why-tests: Why tests? → They hold.'] },
    ],
  },
  {
    name: 'Run',
    looks:
      'headings of one level below one heading, bold paragraphs of a section, items of a list, of any words',
    needs:
      'that half of them ask, and at least two (below a heading that names questions, one); numbered ones are joined by numbered ones; names of sections (Summary, References) and links never join',
    id: 'its number, or a slug',
    answer: 'as for the others',
    readBy: 'runs.ts',
    examples: [
      {
        note: '### Why one?\n\nSpeed.\n\n### Mutex and latch\n\nOne.\n\n### Why two?\n\nSafety.\n\n### Summary\n\nAll.',
        found: [
          'why-one: Why one? → Speed.',
          'mutex-and-latch: Mutex and latch → One.',
          'why-two: Why two? → Safety.',
        ],
      },
      {
        note: '## Questions\n\n### 1. Mutex\n\nOne.\n\n### 2. Latch\n\nTwo.',
        found: ['q1: Mutex → One.', 'q2: Latch → Two.'],
      },
    ],
  },
];
