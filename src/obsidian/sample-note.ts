import type { App } from 'obsidian';
import { formatDay, type Day } from '../core/day';
import { freePath } from './free-path';

const NAME = 'Interview drill sample';

/** The note that shows a newcomer what the format can do, small enough to be read whole. */
const sampleText = (today: Day): string => `---
title: Sample interview
tags:
  - interview
role: Software Engineer
round_type: Technical screen
variant: 1
duration: 30 min
date: ${formatDay(today)}
---

# Sample interview

## Fundamentals

### Q1: What happens when two threads increment the same counter?

> [!hint] Hint
> An increment is three steps, not one.

> [!tip] Answer
> Each thread reads the value, adds one and writes it back. When both read before either writes, one increment is lost:
> that is a **race condition**.

> [!success] Key highlights
> - Read, change and write must be one step
> - A lock, or an atomic instruction, makes them one

> [!question] Follow-up
> "Does a faster machine make it rarer?" → No. It changes how often you see it, not whether it happens.

---

### Q2: How do you find the slow query behind a slow page?

> [!info] Scenario
> A list page takes four seconds, and only for some customers.

Start where the time goes:

1. Look at the trace of one slow request
2. Take its slowest query with the parameters of that customer
3. Ask the database for its plan

| Plan says | Usually means |
|---|---|
| Full scan | No index fits the filter |
| Many loops | A join without an index |

## Your own

### Q3: Which project are you proud of, and why?

> [!success] Answer
> Write your own answer here, in four sentences: situation, task, action, result.
`;

/**
 * Makes a sample interview note at the top of the vault, under a name that is free.
 * @returns its vault path. Rejects where the file cannot be made.
 */
export async function createSampleNote(app: App, today: Day): Promise<string> {
  const { vault } = app;
  const file = await vault.create(freePath(vault, NAME, 'md'), sampleText(today));
  return file.path;
}
