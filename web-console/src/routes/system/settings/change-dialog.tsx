import { settingsApi, type ChangeSettingBody, type Id, type IsoDate, type Setting } from '@xianfeng/shared-types';
import { Alert, Col, Form, Input, Row } from 'antd';
import { useAction } from '@/shared/api';
import { today } from '@/shared/format';
import { useScope } from '@/shared/org';
import { DateField, FormDialog } from '@/shared/ui';
import { PlaceField, type Place } from './place-field';
import { changeText, partsOf } from './setting-words';
import { ValueField } from './value-field';

interface Props {
  /** Null: closed. */
  setting: Setting | null;
  all: Setting[];
  onClose: () => void;
}

interface Values {
  value: number;
  /** By the code of the rule that changes along; dots would be read as a path. */
  along: Record<string, number>;
  doc: string;
  article?: string;
  effectiveFrom: IsoDate;
  orgId: Place | null;
  reason: string;
}

/** A new value of a rule from a date on; values that add up are given together. */
export function ChangeDialog({ setting, all, onClose }: Props) {
  const change = useAction(settingsApi.change, { quiet: true, refresh: [settingsApi.list, settingsApi.history], done: '已保存，从生效日期起执行' });
  return (
    <FormDialog<Values>
      open={setting !== null}
      title={setting ? `修改“${setting.title}”` : ''}
      okText="保存"
      width={600}
      initial={setting ? { value: setting.current.value, effectiveFrom: today(), orgId: null, along: Object.fromEntries(partners(setting, all).map(({ code, current }) => [code, current.value])) } : undefined}
      submit={(values) => change.mutateAsync({ params: { code: setting!.code }, body: bodyOf(setting!, all, values) })}
      onClose={onClose}
    >
      {setting && <Fields setting={setting} all={all} />}
    </FormDialog>
  );
}

/** The others of a sum. */
const partners = ({ code, sum }: Setting, all: Setting[]): Setting[] => all.filter((one) => one.code !== code && sum?.codes.includes(one.code));

/** Partners that keep their value are left out. */
function bodyOf(setting: Setting, all: Setting[], { value, along, doc, article, effectiveFrom, orgId, reason }: Values): ChangeSettingBody {
  const changed = partners(setting, all).flatMap(({ code, current }) => (along[code] === current.value ? [] : [{ code, value: along[code] }]));
  return { value, doc: doc.trim(), article: article?.trim() ?? '', effectiveFrom, reason: reason.trim(), ...(orgId && { orgId: orgId.id satisfies Id }), ...(changed.length > 0 && { along: changed }) };
}

function Fields({ setting, all }: { setting: Setting; all: Setting[] }) {
  const form = Form.useFormInstance<Values>();
  const { orgId: scopeId, orgName: scopeName } = useScope();
  const value = Form.useWatch('value', form);
  const along = Form.useWatch('along', form);
  const from = Form.useWatch('effectiveFrom', form);
  const place = Form.useWatch('orgId', form);
  const others = partners(setting, all);
  const left = setting.sum ? partsOf([value, ...others.map(({ code }) => along?.[code])], setting.sum.total).left : 0;
  const fits = async () => {
    if (left !== 0) throw new Error(left > 0 ? `各项合计应为 ${setting.sum!.total}，还差 ${left}` : `各项合计应为 ${setting.sum!.total}，多了 ${-left}`);
  };
  return (
    <>
      <Form.Item name="value" label={setting.title} extra={setting.note} dependencies={['along']} rules={[{ required: true, message: '请填写数值' }, { validator: fits }]}>
        <ValueField setting={setting} />
      </Form.Item>
      {setting.sum && (
        <Row gutter={16}>
          {others.map((other) => (
            <Col key={other.code} span={8}>
              <Form.Item name={['along', other.code]} label={other.title} rules={[{ required: true, message: '请填写数值' }]}>
                <ValueField setting={other} />
              </Form.Item>
            </Col>
          ))}
        </Row>
      )}
      {setting.byOrg && (
        <Form.Item name="orgId" label="适用于">
          <PlaceField suggestion={{ id: scopeId, name: scopeName }} />
        </Form.Item>
      )}
      <Form.Item name="effectiveFrom" label="生效日期" rules={[{ required: true, message: '请选择生效日期' }]}>
        <DateField notBefore={today()} />
      </Form.Item>
      <Row gutter={16}>
        <Col span={16}>
          <Form.Item name="doc" label="依据" extra="文件或会议决定，例如：党委会纪要〔2026〕12 号" rules={[{ required: true, whitespace: true, message: '请填写依据的文件或决定' }]}>
            <Input maxLength={191} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="article" label="条款" extra="没有可不填">
            <Input maxLength={64} />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item name="reason" label="修改原因" rules={[{ required: true, whitespace: true, message: '请填写修改原因' }]}>
        <Input.TextArea rows={2} maxLength={200} showCount />
      </Form.Item>
      {value !== undefined && value !== null && from && <Alert type="info" showIcon title={changeText(setting, value, from, place?.name ?? null)} />}
    </>
  );
}
