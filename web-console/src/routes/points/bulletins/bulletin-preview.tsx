import { figuresText, SMALL_NOTE } from '@xianfeng/client-core';
import { ORG_CLASS_LABELS, type Bulletin, type BulletinItem, type BulletinTable, type RankingUnit } from '@xianfeng/shared-types';
import { dateOf, dateText, monthText, scoreText } from '@/shared/format';

const BARS = 5;

/** A bulletin with the words, the order and the look that it has in the mini-program. */
export function BulletinPreview({ bulletin: { title, scope, month, publishedAt, paragraphs, tables, items, snapshotHash } }: { bulletin: Bulletin }) {
  return (
    <article className="phone-bulletin">
      <div className="phone-title">{title}</div>
      <div className="phone-meta phone-meta-head">{`${scope.name} · ${publishedAt ? `${dateText(dateOf(publishedAt))}发布` : `${monthText(month)}，尚未发布`}`}</div>
      {paragraphs.map(({ heading, text }, index) => (
        <section key={index}>
          <div className="phone-heading">{heading}</div>
          {text.split('\n').map((line, at) => line.trim() && <p key={at}>{line}</p>)}
        </section>
      ))}
      {items.length > 0 && <Items items={items} />}
      {tables.filter(({ top }) => top.length > 0).map((table) => <ClassTable key={table.orgClass} table={table} />)}
      <div className="phone-seal">{`数据由积分台账生成并封存，校验码 ${snapshotHash.slice(0, 16)}…`}</div>
    </article>
  );
}

function Items({ items }: { items: readonly BulletinItem[] }) {
  return (
    <section>
      <div className="phone-section">需改进事项</div>
      <div className="phone-meta">只有该单位和它的上级能看到</div>
      {items.map(({ orgName, problem, action, dueOn }, index) => (
        <div key={index} className="phone-item">
          <strong>{orgName}</strong>
          <div>{`问题：${problem}`}</div>
          <div>{`要求：${action}`}</div>
          {dueOn && <span className="phone-tag phone-tag-gold">{`${dateText(dueOn)}前完成`}</span>}
        </div>
      ))}
    </section>
  );
}

function ClassTable({ table: { orgClass, of, heads, perHeadCenti, top } }: { table: BulletinTable }) {
  const bars = top.slice(0, BARS);
  const longest = Math.max(...bars.map((unit) => unit.perHeadCenti), 1);
  return (
    <section>
      <div className="phone-section">{`${ORG_CLASS_LABELS[orgClass]}（${of} 个支部）`}</div>
      <div className="phone-meta">{`${heads} 名党员，人均 ${scoreText(perHeadCenti)} 分；下面是排在前面的单位`}</div>
      {bars.length > 1 && (
        <div className="phone-bars">
          {bars.map(({ orgId, orgName, perHeadCenti: score }) => (
            <div key={orgId}>
              <div>{orgName}</div>
              <div className="phone-bar-line">
                <span style={{ width: `${Math.max(1, (Math.max(0, score) / longest) * 84)}%` }} />
                {scoreText(score)}
              </div>
            </div>
          ))}
        </div>
      )}
      {top.map((unit) => (
        <UnitRow key={unit.orgId} unit={unit} />
      ))}
    </section>
  );
}

function UnitRow({ unit }: { unit: RankingUnit }) {
  return (
    <div className="phone-unit">
      <div className={`phone-place${unit.place <= 3 ? ' phone-place-top' : ''}`}>{unit.place}</div>
      <div>
        <div>{unit.orgName}</div>
        <div className="phone-note">{unit.parentName}</div>
        <div className="phone-note">{figuresText(unit)}</div>
        {(unit.small || unit.sharedBy > 1) && (
          <div className="phone-tags">
            {unit.sharedBy > 1 && <span className="phone-tag">{`${unit.sharedBy} 个单位并列`}</span>}
            {unit.small && <span className="phone-tag phone-tag-blue">{SMALL_NOTE}</span>}
          </div>
        )}
      </div>
    </div>
  );
}
