import { POINT_BASES, REFUSED_BASES, type IsoMonth, type PointRuleFinding } from '@xianfeng/shared-types';
import { Alert, Col, Form, Input, InputNumber, Radio, Row, Select } from 'antd';
import { monthText } from '@/shared/format';
import { OrgField } from '@/shared/org';
import { optionsOf } from '@/shared/ui';
import { monthsFrom } from './rule-form';

interface Props {
  openMonth: IsoMonth;
  creating: boolean;
  findings: readonly PointRuleFinding[];
}

const BASES = [
  { label: '可以计分', title: 'allowed', options: optionsOf(POINT_BASES) },
  { label: '不得计分（选中可查看依据）', title: 'refused', options: optionsOf(REFUSED_BASES) },
];
const MONTHS_AHEAD = 13;
const NOT_ZERO = { validator: (_: unknown, value: number | null) => (value === 0 ? Promise.reject(new Error('分值不能为 0')) : Promise.resolve()) };

export function RuleFields({ openMonth, creating, findings }: Props) {
  const refused = (field: PointRuleFinding['field']) => {
    const own = findings.filter((finding) => finding.field === field);
    if (own.length === 0) return {};
    const named = ({ found, refusedBasis }: PointRuleFinding) => `“${field === 'basis' ? REFUSED_BASES[refusedBasis] : found}”不能作为计分依据`;
    return { validateStatus: 'error' as const, extra: <span style={{ color: 'var(--ant-color-error-text)' }}>{own.map(named).join('；')}</span> };
  };
  return (
    <>
      {creating && (
        <Row gutter={16}>
          <Col span={12}>
            <Form.Item name="code" label="规则代码" tooltip="小写字母，用点分段；建立后不能更改" rules={[{ required: true, message: '请填写规则代码' }]}>
              <Input placeholder="例如 branch.theme_day" maxLength={64} />
            </Form.Item>
          </Col>
          <Col span={12}>
            <Form.Item name="ownerOrgId" label="归口组织" tooltip="规则在该组织及其下级范围内适用" rules={[{ required: true, message: '请选择归口组织' }]}>
              <OrgField />
            </Form.Item>
          </Col>
        </Row>
      )}
      <Form.Item name="title" label="规则名称" rules={[{ required: true, message: '请填写规则名称' }]} {...refused('title')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="description" label="规则说明" tooltip="党员看到的文字：什么计分、凭什么证明" rules={[{ required: true, message: '请写明什么计分、凭什么证明' }]} {...refused('description')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item name="basis" label="计分依据" rules={[{ required: true, message: '请选择计分依据' }]} {...refused('basis')}>
        <Select options={BASES} placeholder="奖励哪一类工作" />
      </Form.Item>
      <div aria-live="polite">
        {findings.length > 0 && (
          <Alert
            type="error"
            showIcon
            style={{ marginBottom: 20 }}
            title="不符合为基层减负要求，不能保存"
            description={
              <ul style={{ margin: 0, paddingInlineStart: 18 }}>
                {findings.map(({ field, refusedBasis, clause }) => (
                  <li key={field + refusedBasis}>{`${REFUSED_BASES[refusedBasis]}：${clause}`}</li>
                ))}
              </ul>
            }
          />
        )}
      </div>
      <Row gutter={16}>
        <Col span={8}>
          <Form.Item name="pointsCenti" label="分值" tooltip="扣分填负数" rules={[{ required: true, message: '请填写分值' }, NOT_ZERO]}>
            <InputNumber precision={2} min={-100} max={100} step={0.5} suffix="分" style={{ width: '100%' }} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="memberMonthlyCapCenti" label="个人每月上限">
            <InputNumber precision={2} min={0.01} max={1000} placeholder="不限" suffix="分" style={{ width: '100%' }} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="orgMonthlyCapCenti" label="组织每月上限">
            <InputNumber precision={2} min={0.01} max={1000} placeholder="不限" suffix="分" style={{ width: '100%' }} />
          </Form.Item>
        </Col>
      </Row>
      <Row gutter={16}>
        <Col span={16}>
          <Form.Item name="sourceDoc" label="依据文件或决定" rules={[{ required: true, message: '请填写依据的文件或会议决定' }]}>
            <Input maxLength={191} placeholder="例如《中国共产党支部工作条例（试行）》、党委会纪要" />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="sourceArticle" label="条款">
            <Input maxLength={64} placeholder="例如 第十四条" />
          </Form.Item>
        </Col>
      </Row>
      <Row gutter={16}>
        <Col span={8}>
          <Form.Item name="effectiveFrom" label="生效月份" rules={[{ required: true, message: '请选择生效月份' }]}>
            <Select options={monthsFrom(openMonth, MONTHS_AHEAD).map((value) => ({ value, label: `${monthText(value)}起` }))} />
          </Form.Item>
        </Col>
        {!creating && (
          <Col span={16}>
            <Form.Item name="status" label="此后">
              <Radio.Group
                options={[
                  { value: 'active', label: '按本版计分' },
                  { value: 'retired', label: '停用，不再计分' },
                ]}
              />
            </Form.Item>
          </Col>
        )}
      </Row>
    </>
  );
}
