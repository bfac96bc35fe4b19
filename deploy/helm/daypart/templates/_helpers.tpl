{{- define "daypart.name" -}}
{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- define "daypart.selector" -}}
app.kubernetes.io/name: daypart
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "daypart.labels" -}}
{{ include "daypart.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}
