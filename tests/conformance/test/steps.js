// What several scenarios do alike. Every step leaves the cloud at rest.
import assert from 'node:assert/strict';

/** Longer than any write holds a gateway, plus IKE and BGP. */
const rest = 60;

export const suite = {
  tunnelIkeConfig: { ikeVersion: 'ikev2', ikeMode: 'main', ikeEncAlg: 'aes256', ikeAuthAlg: 'sha256', ikePfs: 'group14', ikeLifetime: 86400 },
  tunnelIpsecConfig: { ipsecEncAlg: 'aes256', ipsecAuthAlg: 'sha256', ipsecPfs: 'group14', ipsecLifetime: 86400 },
};

export async function findVpc(cloud, name) {
  const vpcs = await cloud.vpc('DescribeVpcs', { vpcName: name });
  const [vpc] = vpcs.vpcs.vpc;
  const switches = (await cloud.vpc('DescribeVSwitches', { vpcId: vpc.vpcId })).vSwitches.vSwitch;
  const [instance] = (await cloud.ecs('DescribeInstances', { vpcId: vpc.vpcId })).instances.instance;
  return {
    vpcId: vpc.vpcId, cidr: vpc.cidrBlock, routeTableId: vpc.routerTableIds.routerTableIds[0], switches,
    instanceId: instance.instanceId, ip: instance.vpcAttributes.privateIpAddress.ipAddress[0],
  };
}

export async function buyGateway(cloud, vpc, more = {}) {
  const { vpnGatewayId } = await cloud.vpc('CreateVpnGateway', {
    vpcId: vpc.vpcId, vSwitchId: vpc.switches[0].vSwitchId, disasterRecoveryVSwitchId: vpc.switches[1].vSwitchId,
    bandwidth: 10, instanceChargeType: 'POSTPAY', autoPay: true, enableIpsec: true, ...more,
  });
  await cloud.advance(360);
  const gateway = await cloud.vpc('DescribeVpnGateway', { vpnGatewayId });
  assert.equal(gateway.status, 'active');
  return { ...gateway, id: vpnGatewayId, ips: [gateway.internetIp, gateway.disasterRecoveryInternetIp] };
}

export async function addCustomers(cloud, ips, more = {}) {
  const ids = [];
  for (const ipAddress of ips)
    ids.push((await cloud.vpc('CreateCustomerGateway', { ipAddress, ...more })).customerGatewayId);
  return ids;
}

/** A master to the first customer gateway and a slave to the second. */
export const twoTunnels = (customers, psks) => customers.map((customerGatewayId, n) => ({
  role: n === 0 ? 'master' : 'slave', customerGatewayId, enableDpd: true, enableNatTraversal: true, ...suite,
  tunnelIkeConfig: { ...suite.tunnelIkeConfig, psk: psks[n] },
}));

export async function connect(cloud, order) {
  const { vpnConnectionId } = await cloud.vpc('CreateVpnConnection', { localSubnet: '0.0.0.0/0', remoteSubnet: '0.0.0.0/0', ...order });
  await cloud.advance(rest);
  return vpnConnectionId;
}

/** A write on a gateway, and the time that it takes. */
export async function write(cloud, action, parameters) {
  const answer = await cloud.vpc(action, parameters);
  await cloud.advance(rest);
  return answer;
}

export const tunnelsOf = async (cloud, vpnConnectionId) =>
  (await cloud.vpc('DescribeVpnConnection', { vpnConnectionId })).tunnelOptionsSpecification.tunnelOptions;

export const up = 'ipsec_sa_established';
export const down = 'ike_sa_not_established';

export async function order(cloud, instanceId, commandContent) {
  const { invokeId } = await cloud.ecs('RunCommand', { type: 'RunShellScript', commandContent, instanceId: [instanceId], timeout: 600 });
  return invokeId;
}

export async function resultOf(cloud, invokeId) {
  const found = await cloud.ecs('DescribeInvocationResults', { invokeId, contentEncoding: 'PlainText' });
  return found.invocation.invocationResults.invocationResult[0];
}

/** How many of five packets were answered. */
export async function ping(cloud, instanceId, target) {
  const invokeId = await order(cloud, instanceId, `ping -c 5 -W 1 -i 0.2 ${target}`);
  await cloud.advance(20);
  const result = await resultOf(cloud, invokeId);
  const answered = Number(/5 packets transmitted, (\d) received/.exec(result.output)?.[1]);
  assert.deepEqual([result.invocationStatus, result.exitCode], answered > 0 ? ['Success', 0] : ['Failed', 1], result.output);
  return answered;
}
