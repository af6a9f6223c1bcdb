import { ORG_EFFECTS, type OrgChangePreview, type OrgEffect } from '@xianfeng/shared-types';
import { Alert, Flex, Typography } from 'antd';
import { scoreText } from '@/shared/format';

/** Points come in hundredths. */
const amountOf = ({ kind, total }: OrgEffect): string => `${kind === 'points_counted' ? scoreText(total) : total} ${ORG_EFFECTS[kind].unit}`;

function namesOf({ names, total, kind }: OrgEffect): string {
  if (names.length === 0) return '';
  return names.join('、') + (total > names.length && kind !== 'points_counted' ? ` 等` : '');
}

/** What the change will do, before it does it. */
export function ChangePreview({ preview }: { preview: OrgChangePreview }) {
  const warnings = preview.warnings.flatMap(({ org, warnings: found }) => found.filter(({ isNew }) => isNew).map((warning) => ({ org, ...warning })));
  return (
    <Flex vertical gap={12}>
      {preview.effects.length === 0 && <Typography.Text type="secondary">除组织本身外，没有其他内容受影响。</Typography.Text>}
      <table style={{ width: '100%', borderSpacing: '0 6px' }}>
        <tbody>
          {preview.effects.map((effect) => (
            <tr key={effect.kind}>
              <th scope="row" style={{ textAlign: 'left', fontWeight: 'normal', verticalAlign: 'top' }}>
                {ORG_EFFECTS[effect.kind].label}
                <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12 }}>
                  {namesOf(effect)}
                </Typography.Text>
              </th>
              <td style={{ textAlign: 'right', verticalAlign: 'top', whiteSpace: 'nowrap' }}>{amountOf(effect)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {warnings.map(({ org, code, message, basis }) => (
        <Alert key={org.id + code} type="warning" showIcon title={`${org.name}：${message}`} description={basis} />
      ))}
    </Flex>
  );
}
