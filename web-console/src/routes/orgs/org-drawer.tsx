import { ORG_CHILD_KINDS, ORG_CLASS_LABELS, ORG_CLASSES, ORG_KIND_LABELS, orgsApi, type OrgDetail, type OrgFields, type OrgKind } from '@xianfeng/shared-types';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Col, Form, Input, InputNumber, Row, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call, messageOf } from '@/shared/api';
import { DateField, showAtFields, WorkDrawer } from '@/shared/ui';
import { useUnsavedForm } from '@/shared/unsaved';
import { useOrgRefresh } from './change/use-org-refresh';

interface Props {
  org: OrgDetail;
  /** Null: closed. */
  open: 'create_child' | 'update' | null;
  onClose: () => void;
}

interface Values extends OrgFields {
  kind: OrgKind;
  reason?: string;
}

/** Founds an organisation below this one, or changes this one's entry. */
export function OrgDrawer({ org, open, onClose }: Props) {
  return (
    <WorkDrawer open={open !== null} title={open === 'update' ? `修改${org.name}的信息` : `在${org.name}下新建组织`} size={640} onClose={onClose}>
      {open && <OrgForm org={org} isNew={open === 'create_child'} onClose={onClose} />}
    </WorkDrawer>
  );
}

const fieldsOf = ({ name, shortName, orgClass, units, upperCode, foundedOn, termStart, termEnd, endsOn, address, location, kind }: OrgDetail): Values => ({
  name, shortName, orgClass, units, upperCode, foundedOn, termStart, termEnd, endsOn, address, location, kind,
});

function OrgForm({ org, isNew, onClose }: { org: OrgDetail; isNew: boolean; onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const refresh = useOrgRefresh();
  const navigate = useNavigate();
  const [problems, setProblems] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const kinds = ORG_CHILD_KINDS[org.kind].map((kind) => ({ value: kind, label: ORG_KIND_LABELS[kind] }));
  const kind = Form.useWatch('kind', form);
  const initial: Partial<Values> = isNew ? { kind: kinds[0]?.value, orgClass: org.orgClass, units: [] } : fieldsOf(org);
  useUnsavedForm(form, initial, busy);

  const save = async ({ kind: chosenKind, reason, location, ...fields }: Values) => {
    setBusy(true);
    setProblems([]);
    const complete = { ...fields, location: location?.latitude == null || location.longitude == null ? null : location };
    try {
      const saved = isNew
        ? await call(orgsApi.create, { body: { ...complete, kind: chosenKind, parentId: org.id } })
        : await call(orgsApi.update, { params: { id: org.id }, body: { ...complete, version: org.version, reason: reason || undefined } });
      await refresh();
      void message.success(isNew ? `已新建${saved.name}` : '已保存');
      onClose();
      if (isNew) void navigate(`/orgs/${saved.id}`);
    } catch (error) {
      const elsewhere = showAtFields(form, error);
      setProblems([messageOf(error), ...elsewhere]);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form form={form} layout="vertical" initialValues={initial} onFinish={(values) => void save(values)}>
      {problems.length > 0 && <Alert type="error" showIcon role="alert" title={problems[0]} description={problems.slice(1).join('；') || undefined} style={{ marginBottom: 16 }} />}
      <Form.Item name="name" label="组织全称" rules={[{ required: true, min: 2, message: '请填写组织全称，至少 2 个字' }]}>
        <Input maxLength={100} showCount />
      </Form.Item>
      <Row gutter={16}>
        <Col span={12}>
          <Form.Item name="shortName" label="简称" extra="用于排名和列表">
            <Input maxLength={50} />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item name="upperCode" label="上级系统代码">
            <Input maxLength={64} />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item name="kind" label="组织类别" rules={[{ required: true, message: '请选择组织类别' }]}>
            <Select disabled={!isNew} options={isNew ? kinds : [{ value: org.kind, label: ORG_KIND_LABELS[org.kind] }]} />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item name="orgClass" label="组织分类" extra="排名只在同类组织之间进行" rules={[{ required: true, message: '请选择组织分类' }]}>
            <Select options={ORG_CLASSES.map((value) => ({ value, label: ORG_CLASS_LABELS[value] }))} />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item name="foundedOn" label="成立日期">
            <DateField />
          </Form.Item>
        </Col>
        <Col span={12}>
          {kind === 'temporary_branch' && (
            <Form.Item name="endsOn" label="到期日期" extra="到期后自动撤销，党员返回原支部" rules={[{ required: true, message: '临时党支部须填写到期日期' }]}>
              <DateField />
            </Form.Item>
          )}
        </Col>
        <Col span={12}>
          <Form.Item name="termStart" label="本届任期开始">
            <DateField />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item name="termEnd" label="本届任期届满">
            <DateField />
          </Form.Item>
        </Col>
      </Row>
      <Units />
      <Form.Item name="address" label="地址">
        <Input maxLength={200} />
      </Form.Item>
      <Row gutter={16}>
        <Col span={12}>
          <Form.Item name={['location', 'latitude']} label="纬度">
            <InputNumber style={{ width: '100%' }} min={-90} max={90} />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item name={['location', 'longitude']} label="经度">
            <InputNumber style={{ width: '100%' }} min={-180} max={180} />
          </Form.Item>
        </Col>
      </Row>
      {!isNew && (
        <Form.Item name="reason" label="变更原因" extra="写入历史沿革，例如：单位更名">
          <Input maxLength={200} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={busy}>
        {isNew ? '新建' : '保存'}
      </Button>
    </Form>
  );
}

/** A joint branch has several units, the first being the one it belongs to (支部条例 第五条). */
function Units() {
  return (
    <Form.List name="units">
      {(fields, { add, remove }) => (
        <Form.Item label="所在单位" extra="联合党支部可登记多个单位，第一个为主">
          {fields.map(({ key, name }) => (
            <Row key={key} gutter={8} wrap={false} style={{ marginBottom: 8 }}>
              <Col flex="auto">
                <Form.Item name={[name, 'name']} noStyle rules={[{ required: true, message: '请填写单位名称' }]}>
                  <Input aria-label="单位名称" placeholder="单位名称" maxLength={100} />
                </Form.Item>
              </Col>
              <Col flex="230px">
                <Form.Item name={[name, 'creditCode']} noStyle normalize={(text: string) => text.trim().toUpperCase() || null}>
                  <Input aria-label="统一社会信用代码" placeholder="统一社会信用代码（可不填）" maxLength={18} />
                </Form.Item>
              </Col>
              <Col flex="none">
                <Button type="text" icon={<MinusCircleOutlined />} aria-label="删除这个单位" onClick={() => remove(name)} />
              </Col>
            </Row>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ name: '', creditCode: null })}>
            添加单位
          </Button>
        </Form.Item>
      )}
    </Form.List>
  );
}
