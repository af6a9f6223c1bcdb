import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { WorkbookError } from './package-parts';

export interface XmlHandlers {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Parses XML piece by piece and gives the handlers back after each, when its events have been handled.
 * DTDs are refused, names lose their prefix. @throws WorkbookError
 */
export async function* parsing<H extends XmlHandlers>(pieces: AsyncIterable<string>, handlers: H): AsyncGenerator<H> {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new WorkbookError(error.message);
  });
  parser.on('doctype', () => {
    throw new WorkbookError('DTD');
  });
  parser.on('opentag', (tag: SaxesTagPlain) => handlers.open?.(localName(tag.name), tag.attributes));
  if (handlers.text) parser.on('text', (text) => handlers.text!(text));
  parser.on('closetag', (tag: SaxesTagPlain) => handlers.close?.(localName(tag.name)));
  for await (const piece of pieces) {
    parser.write(piece);
    yield handlers;
  }
  parser.close();
}

/** Parses to the end. */
export async function parseXml(pieces: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  const steps = parsing(pieces, handlers);
  while (!(await steps.next()).done);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
