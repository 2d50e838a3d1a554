import type { CommandPlace } from '../types';
import { commandLines } from './commandLines';

const SHELLS = new Set(
  'bash sh shell zsh ksh console terminal shell-session shellsession bash-session cli fish ps1session'.split(
    ' ',
  ),
);
const QUERIES = new Set(['promql', 'prometheus', 'metricsql', 'logql']);
/** Languages whose blocks are not guessed at. */
const PROMQL =
  /^\s*(?:sum|avg|max|min|count|rate|irate|increase|histogram_quantile|topk|bottomk|absent|time|label_replace|predict_linear|delta|deriv|changes|up)\s*(?:\(|by\b|without\b|\{|==|<|>)|^\s*[a-zA-Z_:][\w:]{0,120}\{[^}\n]{0,400}\}/;

/** First words of commands that people paste into a terminal. */
const TOOLS = new Set(
  (
    'kubectl oc helm docker podman docker-compose git aws gcloud az terraform terragrunt ansible ansible-playbook curl wget ' +
    'ssh scp rsync sudo systemctl service journalctl dmesg df du ls cd cat tail head less grep egrep awk sed find xargs ps top ' +
    'htop kill pkill rm mv cp mkdir chmod chown ln tar gzip unzip mount umount lsblk fdisk mkfs dd lsof netstat ss ip ifconfig ' +
    'ping dig nslookup host traceroute nc telnet openssl etcdctl crictl ctr istioctl argocd flux velero psql mysql mongo mongosh ' +
    'redis-cli kafka-topics kafka-topics.sh kafka-consumer-groups kafka-consumer-groups.sh rabbitmqctl nodetool cqlsh promtool ' +
    'amtool vault consul nomad npm yarn make python python3 pip node java jq yq echo export env watch for while if crontab date ' +
    'uptime free vmstat iostat sar mdadm smartctl chronyc ntpq timedatectl sysctl iptables nft virtctl vtctl cockroach eksctl kops ' +
    'kubeadm minikube kind stern k9s pg_dump pg_restore pg_basebackup bundle rails rake cf heroku fly gh glab dmsetup lvs vgs pvs'
  ).split(' '),
);

const isCommand = (line: string) =>
  TOOLS.has(line.trim().split(/\s/, 1)[0].replace(/^.*\//, ''));

/** Who reads a block of code, by its language and else by its look. */
export function placeOfBlock(text: string, language?: string): CommandPlace {
  if (language && SHELLS.has(language)) {
    return 'shell';
  }
  if (language && QUERIES.has(language)) {
    return 'promql';
  }
  if (
    language &&
    language !== 'text' &&
    language !== 'txt' &&
    language !== 'plain'
  ) {
    return 'other';
  }
  const lines = commandLines(text);
  if (lines.some(({ hasPrompt }) => hasPrompt)) {
    return 'shell';
  }
  const first = text
    .split('\n')
    .find(line => line.trim() !== '' && !line.trimStart().startsWith('#'));
  if (first === undefined) {
    return 'other';
  }
  if (isCommand(first)) {
    return 'shell';
  }
  return PROMQL.test(first.slice(0, 1_000)) ? 'promql' : 'other';
}

/** Who reads code inside a sentence; nothing where it is a word and no command. */
export function placeOfInline(text: string): CommandPlace | undefined {
  if (/^https?:\/\/\S+$/.test(text)) {
    return 'url';
  }
  if (isCommand(text.replace(/^\$ ?/, '')) && /\S\s+\S/.test(text)) {
    return 'shell';
  }
  return /\{[^}]*=|\(.*\[\d+[smhd]\]|^(?:sum|rate|avg|max)\s*\(/.test(
    text.slice(0, 1_000),
  ) && PROMQL.test(text.slice(0, 1_000))
    ? 'promql'
    : undefined;
}
