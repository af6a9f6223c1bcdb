import { marksOf } from '@xianfeng/client-core';
import { CASE_SECTIONS, CASE_SECTION_KEYS, type CasePart, type CaseSectionTexts } from '@xianfeng/shared-types';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { paragraphs, type Stretch } from './pieces';
import './case-text.css';

/** A passage of the text that stands elsewhere too. */
export interface MarkedPassage {
  part: CasePart;
  text: string;
  /** Said where the mouse rests on it. */
  hint: string;
  /** The one that is looked at: brought into view. */
  current?: boolean;
  onOpen?: () => void;
}

interface Props {
  summary: string;
  sections: CaseSectionTexts;
  passages?: readonly MarkedPassage[];
}

/** Summary and sections in reading order, with like passages marked; empty sections are left out. */
export function CaseText({ summary, sections, passages = [] }: Props) {
  const of = (part: CasePart) => passages.filter((passage) => passage.part === part);
  return (
    <div className="case-text">
      {summary.trim() && (
        <section className="case-text-summary">
          <h3>摘要</h3>
          <MarkedText text={summary} passages={of('summary')} />
        </section>
      )}
      {CASE_SECTION_KEYS.filter((key) => sections[key].trim()).map((key) => (
        <section key={key}>
          <h3>{CASE_SECTIONS[key]}</h3>
          <MarkedText text={sections[key]} passages={of(key)} />
        </section>
      ))}
    </div>
  );
}

/** Paragraphs of plain text with marked passages. */
export function MarkedText({ text, passages = [] }: { text: string; passages?: readonly MarkedPassage[] }) {
  const stretches = passages.flatMap((of): Stretch<MarkedPassage>[] => marksOf(text, [of.text]).map(([from, to]) => ({ from, to, of })));
  return paragraphs(text, stretches).map(({ at, pieces }) => (
    <p key={at}>{pieces.map((piece, index) => (piece.of ? <Passage key={index} words={piece.text} passage={piece.of} /> : <span key={index}>{piece.text}</span>))}</p>
  ));
}

function Passage({ words, passage: { hint, current, onOpen } }: { words: string; passage: MarkedPassage }) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: 'center' });
  }, [current]);
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onOpen?.();
  };
  const opens = onOpen && { role: 'button', tabIndex: 0, onClick: onOpen, onKeyDown: pressed };
  return (
    <mark ref={element} title={hint} aria-current={current || undefined} {...opens}>
      {words}
    </mark>
  );
}
