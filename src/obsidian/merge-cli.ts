import type { Plugin } from 'obsidian';
import { describeOffer, isDoable } from '../core/record/merge-offer';
import { answering, BadInput } from './cli-answer';
import type { Merger } from './merge';
import type { VaultNotes } from './vault-notes';

/** Registers the command-line handler that tells what two devices left behind, and joins it where asked to. */
export function registerMergeCli(plugin: Plugin, merger: Merger, notes: VaultNotes): void {
  plugin.registerCliHandler(
    'interview-drill:merge',
    'List drill records in conflicted copies and torn notes, or join them',
    {
      path: { value: '<path>', description: 'Vault path of one note; all without it' },
      apply: { description: 'Join them; nothing is written without it' },
    },
    answering(async (params) => {
      const asked = params['path']?.trim() ?? '';
      const file = asked === '' ? null : notes.find(asked);
      if (asked !== '' && !file) throw new BadInput(`"${asked}" is no Markdown note of this vault.`);
      const offers = await merger.find(file?.path);
      const plan = offers.map(describeOffer);
      if (params['apply'] === undefined || params['apply'] === 'false') return { plan };
      const { outcomes } = await merger.apply(offers.filter(isDoable));
      return {
        plan,
        done: outcomes.map(({ offer, ok, message }) => ({
          path: offer.path,
          copy: offer.kind === 'copy' ? offer.copy : null,
          ok,
          message,
        })),
      };
    }),
  );
}
