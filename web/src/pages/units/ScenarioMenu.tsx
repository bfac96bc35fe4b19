import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import { scenariosQuery } from '../../api/scenarios'
import { ManageScenarios } from './ManageScenarios'
import { SaveScenario } from './SaveScenario'

/** The saved views: go to one, save this one, look after them. */
export function ScenarioMenu() {
  const { t } = useTranslation()
  const { data: scenarios = [] } = useQuery(scenariosQuery)
  const [saving, save] = useDisclosure()
  const [managing, manage] = useDisclosure()
  const [path] = useLocation()
  const search = useSearch()
  const view = path + (search && `?${search}`)
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default">{t('scenario.menu')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {scenarios.map(({ scenarioId, name, view: to, owner, mine, isDefault }) => (
            <Menu.Item key={scenarioId} component={Link} {...{ href: to }}>
              {isDefault && '★ '}
              {name}
              {!mine && ` · ${owner}`}
            </Menu.Item>
          ))}
          {scenarios.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={save.open}>{t('scenario.save')}</Menu.Item>
          {scenarios.length > 0 && <Menu.Item onClick={manage.open}>{t('scenario.manage')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {saving && <SaveScenario view={view} onClose={save.close} />}
      {managing && <ManageScenarios onClose={manage.close} />}
    </>
  )
}
