import { CASE_PARTS, casesApi, type Id } from '@xianfeng/shared-types';
import { Drawer, Typography } from 'antd';
import { useApi } from '@/shared/api';
import { QueryView } from '@/shared/ui';
import { CaseText } from './case-text';
import { marksOfTheirs, similarName, type Comparison } from './similar';
import './similar-drawer.css';

interface Props {
  comparison: Comparison | null;
  onMove: (comparison: Comparison) => void;
  onClose: () => void;
}

/** The like passages side by side, and beside them the whole of the other text where it may be read. */
export function SimilarDrawer({ comparison, onMove, onClose }: Props) {
  return (
    <Drawer
      open={comparison !== null}
      onClose={onClose}
      size={comparison?.row.caseId ? 1080 : 640}
      destroyOnHidden
      title={comparison && `与${similarName(comparison.row, 0)}对照，相似 ${comparison.row.percent}%`}
    >
      {comparison && (
        <div className="similar-compare">
          <Passages comparison={comparison} onMove={onMove} />
          {comparison.row.caseId && <Other id={comparison.row.caseId} comparison={comparison} />}
        </div>
      )}
    </Drawer>
  );
}

function Passages({ comparison: { row, passage }, onMove }: Pick<Props, 'onMove'> & { comparison: Comparison }) {
  return (
    <ol className="similar-passages" aria-label="相似段落">
      {row.passages.map(({ mine, theirs, part }, index) => (
        <li key={index}>
          <button type="button" aria-current={index === passage} onClick={() => onMove({ row, passage: index })}>
            <Typography.Text type="secondary">{CASE_PARTS[part]}</Typography.Text>
            <span>本文：{mine}</span>
            <span>对照：{theirs}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function Other({ id, comparison }: { id: Id; comparison: Comparison }) {
  const other = useApi(casesApi.detail, { params: { id } });
  return (
    <section aria-label="对照案例全文" className="similar-other" tabIndex={0}>
      <QueryView query={other}>
        {({ title, orgName, statusName, summary, sections }) => (
          <>
            <Typography.Title level={3} style={{ fontSize: 16, margin: 0 }}>
              {title}
            </Typography.Title>
            <Typography.Text type="secondary">{`${orgName} · ${statusName}`}</Typography.Text>
            <CaseText summary={summary} sections={sections} passages={marksOfTheirs(comparison)} />
          </>
        )}
      </QueryView>
    </section>
  );
}
