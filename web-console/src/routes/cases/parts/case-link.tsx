import './case-link.css';

/** The title of a case in a table; opens it beside the table. */
export function CaseLink({ title, onOpen }: { title: string; onOpen: () => void }) {
  return (
    <button type="button" className="case-link" title={title} onClick={onOpen}>
      {title}
    </button>
  );
}
