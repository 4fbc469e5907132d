import { describe, expect, it } from 'vitest';
import { DEFAULT_ROLES } from '../../../src/core/note/question/roles';
import { question, questionWith, rolesOf } from '../../support/notes';

/** The role of a callout that stands alone below a heading, with an answer below it. */
function roleOf(header: string, body = ['> text']): string | undefined {
  const asked = question('### Q1: Why?', '', `> ${header}`, ...body, '', 'The answer.');
  return rolesOf(asked)[0]?.split(' ')[0];
}

describe('the role of a callout', () => {
  it.each([
    '[!info] Scenario',
    '[!info] Scenario: late data',
    '[!info] Scenario (2 minutes)',
    '[!info] Scenario – late data',
    '[!note] Context',
    '[!abstract] Problem',
    '[!todo] Problem statement',
    '[!example] Given',
    '[!note] Setup',
    '[!note] Set-up',
    '[!example] Requirements',
    '[!warning] Constraints',
    '[!example] Example input',
    '[!example] Example inputs',
    '[!success] Scenario',
    '[!hint] Scenario',
    '[!question] Scenario',
    '[!INFO] SCENARIO',
    '[!info]- Scenario',
    '[!info]+ Scenario',
    '[!info] Escenario',
    '[!info] Szenario',
    '[!info] 场景',
    '[!info] Сценарий',
  ])('%s is shown at once', (header) => {
    expect(roleOf(header)).toBe('prompt');
  });

  it.each([
    '[!hint] Look at the clock',
    '[!hint]',
    '[!hint]- Folded',
    '[!HINT] Loud',
    '[!info] Hint',
    '[!tip] Hint 2',
    '[!tip] Hints: two',
    '[!success] Hint',
    '[!note] ヒント',
    '[!hinweis] Hinweis',
  ])('%s is a hint', (header) => {
    expect(roleOf(header)).toBe('hint');
  });

  it.each([
    '[!success]',
    '[!success] Anything',
    '[!check] Done',
    '[!done]',
    '[!answer]',
    '[!solution] Mine',
    '[!tip] Answer',
    '[!info] Answer',
    '[!info] Answer: short',
    '[!quote] Model answer',
    '[!question] Answer',
    '[!hint] Answer',
    '[!info] Antwort',
    '[!info] 回答',
    '[!tip] A window of two days',
    '[!info]',
    '[!warning] Pitfalls',
    '[!bug] Scenarios that break it',
    '[!info] Contextual bandits',
    '[!info] Answering services',
    '[!tip] Hinting',
    '[!war-story] A lesson',
    '[!] Nothing',
  ])('%s is the answer', (header) => {
    expect(roleOf(header)).toBe('answer');
  });

  it.each([
    '[!question] Follow-up',
    '[!question] And then?',
    '[!faq]- How deep?',
    '[!HELP] How deep?',
    '[!question]',
    '[!info] Follow-up',
    '[!tip] Follow up questions',
    '[!info] Follow-up: async',
    '[!note] Rückfrage',
    '[!note] 追问',
  ])('%s is a follow-up', (header) => {
    expect(roleOf(header)).toBe('follow-up');
  });

  it.each([
    ['prompt', '[!success|prompt] Answer'],
    ['hint', '[!info|hint] Answer'],
    ['answer', '[!info|answer] Scenario'],
    ['answer', '[!question|answer] Really?'],
    ['follow-up', '[!info|follow-up] Scenario'],
    ['prompt', '[!INFO| Prompt ]- Title'],
    ['answer', '[!info|wide] Title'],
    ['prompt', '[!info|wide] Scenario'],
  ])('is %s by the metadata of %s', (role, header) => {
    expect(roleOf(header)).toBe(role);
  });

  it('is prompt for all above a callout that is named an answer', () => {
    const code = ['', '```sql', 'SELECT 1', '```', '', '- A) one', '- B) none', ''];
    const roles = (...header: string[]) =>
      rolesOf(question('### Q1: What does it give?', ...code, ...header, '> A.')).slice(0, 2);
    expect(roles('> [!tip]- Answer')).toEqual(['prompt code 3', 'prompt list 7']);
    expect(roles('> [!tip] Answer')).toEqual(['prompt code 3', 'prompt list 7']);
    expect(roles('**Answer:** B')).toEqual(['prompt code 3', 'prompt list 7']);
    expect(roles('#### Solution', 'B')).toEqual(['prompt code 3', 'prompt list 7']);
    expect(roles('> [!tip] Sample answer')).toEqual(['answer code 3', 'answer list 7']);
    expect(roles('> [!success]- Key points')).toEqual(['answer code 3', 'answer list 7']);
    expect(roles('> [!info|hint]- Answer')).toEqual(['answer code 3', 'answer list 7']);
  });

  it('keeps the metadata of a callout that its type would make a question of its own', () => {
    const asked = question('### Q1: Why?', '', '> [!question|prompt] Imagine', '> a flood', '', 'Text.');
    expect(asked.prompts).toHaveLength(1);
    expect(asked.followUps).toEqual([]);
  });

  it('is that of the outer callout, whatever is nested in it', () => {
    expect(roleOf('[!info] Answer', ['> > [!question] Why not?', '> > [!hint] x'])).toBe('answer');
    expect(roleOf('[!info] Scenario', ['> > [!success] Answer', '> > x'])).toBe('prompt');
    expect(
      question('### Q1: Why?', '> [!info] Answer', '> > [!question] Why not?', '> > x').followUps,
    ).toEqual([]);
  });

  it('comes from the table of the settings where there is one', () => {
    const roles = [{ types: ['war-story'], title: null, role: 'hint' as const }, ...DEFAULT_ROLES];
    const note = ['### Q1: Why?', '> [!war-story] x', '> y', '', '> [!info] Scenario', '> z', '', 'Text.'];
    expect(rolesOf(questionWith({ roles }, ...note))).toEqual([
      'hint callout 2',
      'prompt callout 5',
      'answer paragraph 8',
    ]);
    expect(rolesOf(questionWith({ roles: [] }, ...note))).toEqual([
      'answer callout 2',
      'answer callout 5',
      'answer paragraph 8',
    ]);
  });
});

describe('a callout that is only a title', () => {
  it('is a hint before the answer', () => {
    const asked = question(
      '### Q1: Why?',
      '> [!tip] They want the trade-off',
      '',
      '> [!warning] Slow down',
      '',
      'Text.',
    );
    expect(rolesOf(asked)).toEqual(['hint callout 2', 'hint callout 4', 'answer paragraph 6']);
    expect(asked.hints.map(({ markdown }) => markdown)).toEqual([
      '> [!tip] They want the trade-off',
      '> [!warning] Slow down',
    ]);
  });

  it('is the answer where the answer began', () => {
    expect(rolesOf(question('### Q1: Why?', 'Text.', '', '> [!tip] Remember it'))).toEqual([
      'answer paragraph 2',
      'answer callout 4',
    ]);
  });

  it('is the answer where nothing else answers', () => {
    const asked = question('### Q1: Why?', '> [!tip] Because of the tide');
    expect(rolesOf(asked)).toEqual(['answer callout 2']);
    expect(asked.hints).toEqual([]);
    expect(rolesOf(question('### Q1: Why?', '> [!tip] Because', '', '%% ask again %%'))).toEqual([
      'answer callout 2',
      'answer comment 4',
    ]);
  });

  it('stays a hint where it says so', () => {
    expect(rolesOf(question('### Q1: Why?', '> [!hint] The tide'))).toEqual(['hint callout 2']);
  });

  it('has no body where there are only blank quote lines', () => {
    expect(roleOf('[!tip] They want the trade-off', ['>', '>  '])).toBe('hint');
  });
});

describe('paragraphs below a question', () => {
  it('are shown where an answer announces itself below them', () => {
    for (const answer of [
      '> [!info] Answer',
      '> [!success]',
      '> [!answer]',
      '> [!success]- Folded',
      '> [!note|answer] x',
    ])
      expect(rolesOf(question('### Q1: Why?', 'Given this.', '', 'And that.', '', answer, '> text'))).toEqual(
        ['prompt paragraph 2', 'prompt paragraph 4', 'answer callout 6'],
      );
    expect(rolesOf(question('## Q1: Why?', 'Given this.', '', '### Answer', 'text'))).toEqual([
      'prompt paragraph 2',
      'answer heading 4',
      'answer paragraph 5',
    ]);
  });

  it('are the answer where none does', () => {
    expect(rolesOf(question('### Q1: Why?', 'Text.', '', '> [!warning] Pitfalls', '> x'))[0]).toBe(
      'answer paragraph 2',
    );
    expect(rolesOf(question('### Q1: Why?', 'Text.', '', '> [!success] Key points', '> x'))[0]).toBe(
      'answer paragraph 2',
    );
  });

  it('are the answer behind the first answer, and below the name of another part', () => {
    const above = (...lines: string[]): string[] =>
      rolesOf(question('### Q1: Why?', ...lines, '', '> [!info] Answer', '> y')).slice(0, 2);
    expect(above('> [!success] Key', '> a', '', 'Text.')).toEqual(['answer callout 2', 'answer paragraph 5']);
    expect(above('Analysis: it is.', '', 'Text.')).toEqual(['answer paragraph 2', 'answer paragraph 4']);
    expect(above('Input: 4', '', 'Text.')).toEqual(['prompt paragraph 2', 'prompt paragraph 4']);
  });

  it('are hidden above a heading that asks nothing, whatever answer is named below that', () => {
    expect(
      rolesOf(question('### Q1: Why?', 'It opens.', '#### Other', '', '> [!success]- Answer', '> y'))[0],
    ).toBe('answer paragraph 2');
  });
});

describe('all other blocks', () => {
  it('are the answer, so that nothing is shown too early', () => {
    const asked = question(
      ...[
        '### Q1: Why?',
        '- a',
        '',
        '| a |',
        '|---|',
        '',
        '```mermaid',
        'x',
        '```',
        '> quote',
        '',
        '$$ x $$',
      ],
      ...['<div>a</div>', '', '%% c %%', '---', 'Text.', '#### Sub', '', '    code'],
    );
    expect(new Set(rolesOf(asked).map((role) => role.split(' ')[0]))).toEqual(new Set(['answer']));
    expect(rolesOf(asked)).toHaveLength(11);
  });
});
