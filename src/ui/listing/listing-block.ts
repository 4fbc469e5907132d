import { MarkdownRenderChild } from 'obsidian';
import type { ListedRow } from '../../core/listing/listed';
import type { Listing } from '../../core/listing/listing';
import { countWords, emptyWords, listingName } from '../../core/listing/listing-words';
import { nameRegion } from '../region-name';
import { ListingRow } from './listing-row';
import type { Found, ListingServices } from './services';

/** A list of questions in a note, as it is now, for as long as it is drawn. It never shows an answer. */
export class ListingBlock extends MarkdownRenderChild {
  private readonly head: HTMLElement;
  private readonly count: HTMLElement;
  private readonly drill: HTMLButtonElement;
  private readonly list: HTMLElement;
  private readonly foot: HTMLElement;
  private readonly rows = new Map<string, ListingRow>();
  private shown: readonly ListedRow[] = [];
  private isLooking = false;
  /** Whether something changed while it looked. */
  private isBehind = false;

  constructor(
    el: HTMLElement,
    private readonly listing: Listing,
    private readonly sourcePath: string,
    private readonly services: ListingServices,
  ) {
    super(el);
    el.addClass('interview-drill-listing');
    this.head = el.createDiv('interview-drill-listing-head');
    const words = this.head.createDiv('interview-drill-listing-words');
    if (listing.title !== null)
      words.createDiv({ cls: 'interview-drill-listing-title', text: listing.title });
    this.count = words.createDiv({
      cls: 'interview-drill-listing-count',
      text: 'Reading your interview notes…',
    });
    this.drill = this.head.createEl('button', {
      cls: 'mod-cta interview-drill-listing-drill',
      text: 'Drill these',
      attr: { type: 'button' },
    });
    this.drill.hide();
    this.list = el.createEl('ul');
    nameRegion(this.list, listingName(listing), this.head);
    this.list.hide();
    this.foot = el.createDiv('interview-drill-listing-foot');
  }

  override onload(): void {
    this.register(
      this.services.listen(() => {
        this.look();
      }),
    );
    this.registerDomEvent(this.drill, 'click', () => {
      this.services.drill(listingName(this.listing), this.shown);
    });
    this.look();
  }

  override onunload(): void {
    this.isBehind = false;
  }

  /** Looks what there is now; what changes meanwhile is looked at once more, not several times. */
  private look(): void {
    if (this.isLooking) {
      this.isBehind = true;
      return;
    }
    this.isLooking = true;
    void this.services.find(this.listing, this.sourcePath).then((found) => {
      this.isLooking = false;
      this.show(found);
      if (!this.isBehind) return;
      this.isBehind = false;
      this.look();
    });
  }

  private show({ listed, next, today, remarks }: Found): void {
    const { listing, drill } = this;
    const { rows, total } = listed;
    this.shown = rows;
    const isEmpty = rows.length === 0;
    setText(this.count, isEmpty ? emptyWords(listing, next, today) : countWords(listing, listed));
    drill.toggle(!isEmpty);
    const more = total - rows.length;
    drill.setAttribute('aria-label', more > 0 ? `Drill these ${String(rows.length)}` : 'Drill these');
    this.list.toggle(!isEmpty);
    this.showRows(rows, today);
    setText(this.foot, [...(more > 0 ? [`${String(more)} more`] : []), ...remarks].join(' · '));
  }

  private showRows(rows: readonly ListedRow[], today: number): void {
    const wanted = new Set(rows.map(({ key }) => key));
    for (const [key, row] of this.rows) {
      if (wanted.has(key)) continue;
      row.el.remove();
      this.rows.delete(key);
    }
    for (const [at, row] of rows.entries()) {
      const drawn = this.rows.get(row.key) ?? this.addRow(row.key);
      drawn.show(row, today);
      const there = this.list.children[at] ?? null;
      // A row that stays in its place keeps the focus.
      if (there !== drawn.el) this.list.insertBefore(drawn.el, there);
    }
  }

  private addRow(key: string): ListingRow {
    const row = new ListingRow((each) => {
      this.services.open(each);
    });
    this.rows.set(key, row);
    return row;
  }
}

/** Sets a text only where it is another, so that nothing is announced or moved without need. */
function setText(el: HTMLElement, text: string): void {
  if (el.textContent !== text) el.setText(text);
}
