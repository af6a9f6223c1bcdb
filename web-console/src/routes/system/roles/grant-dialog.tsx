import { PERMISSIONS, roleDeskApi, rolesApi, type GrantableRole, type GrantRoleBody, type IsoDate, type RoleReach } from '@xianfeng/shared-types';
import { Col, Form, Radio, Row, Select, Typography } from 'antd';
import { useAction, useApi } from '@/shared/api';
import { NamedOrgField, type NamedOrg } from '@/shared/org';
import { DateField, FormDialog, optionsOf } from '@/shared/ui';
import { ObjectPicker, type Picked } from '../object-picker';
import { REACHES } from './role-words';

interface Props {
  open: boolean;
  /** Known already, e.g. from an answer that names what is missing. */
  member?: Picked;
  onClose: () => void;
}

/** Named as in the body, so that the server's complaints find their fields. */
interface Values {
  memberId: Picked;
  role: GrantableRole;
  orgId: NamedOrg;
  reach: RoleReach;
  fromDate?: IsoDate | null;
  toDate?: IsoDate | null;
}

/** Gives a role: who, what, where, how far, from when to when. */
export function GrantDialog({ open, member, onClose }: Props) {
  const grant = useAction(rolesApi.grant, { quiet: true, refresh: [roleDeskApi.holdings, roleDeskApi.matrix, roleDeskApi.explainObject, rolesApi.listByOrg, rolesApi.listByMember], done: '已授予' });
  const save = ({ memberId, orgId, fromDate, toDate, ...rest }: Values) => {
    const body: GrantRoleBody = { ...rest, memberId: memberId.id, orgId: orgId.id, ...(fromDate && { fromDate }), ...(toDate && { toDate }) };
    return grant.mutateAsync({ body });
  };
  return (
    <FormDialog<Values> open={open} title="授予角色" okText="授予" width={600} initial={{ reach: 'subtree', memberId: member }} submit={save} onClose={onClose}>
      <Fields />
    </FormDialog>
  );
}

function Fields() {
  const matrix = useApi(roleDeskApi.matrix, {});
  const role = Form.useWatch('role', Form.useFormInstance<Values>());
  const given = matrix.data?.roles.find((one) => one.role === role);
  return (
    <>
      <Form.Item name="memberId" label="党员" rules={[{ required: true, message: '请选择党员' }]}>
        <ObjectPicker type="member" label="党员" />
      </Form.Item>
      <Form.Item name="role" label="角色" extra="只列出您可以授予的角色：不能授予自己没有的权限" rules={[{ required: true, message: '请选择角色' }]}>
        <Select loading={matrix.isPending} options={matrix.data?.roles.filter(({ grantable }) => grantable).map(({ role: value, name }) => ({ value, label: name }))} />
      </Form.Item>
      {given && (
        <Typography.Paragraph type="secondary" style={{ marginTop: -12 }}>
          将可以：{given.permissions.map((code) => PERMISSIONS[code]).join('、')}
        </Typography.Paragraph>
      )}
      <Form.Item name="orgId" label="组织" rules={[{ required: true, message: '请选择组织' }]}>
        <NamedOrgField label="组织" />
      </Form.Item>
      <Form.Item name="reach" label="范围">
        <Radio.Group options={optionsOf(REACHES)} />
      </Form.Item>
      <Row gutter={16}>
        <Col span={12}>
          <Form.Item name="fromDate" label="开始日期" extra="不填为今天">
            <DateField />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item name="toDate" label="结束日期" extra="不填为长期；到期自动失效">
            <DateField />
          </Form.Item>
        </Col>
      </Row>
    </>
  );
}
