import DOMPurify from 'dompurify';

/** What a note may bring as HTML: as in the app nothing of it runs, and nothing of it is a form or a frame. */
export function sanitizeHtml(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, {
    ADD_ATTR: ['target'],
    FORBID_TAGS: ['form', 'style', 'textarea', 'select'],
    RETURN_DOM_FRAGMENT: true,
  });
}
