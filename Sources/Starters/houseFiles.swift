/// What every start writes beside `content/`: files of git, of a code host and of an editor.
package func houseFiles() -> [StarterFile] {
  [
    StarterFile(".gitignore", PackageResources.gitignore_txt),
    StarterFile(".gitattributes", PackageResources.gitattributes_txt),
    StarterFile(".github/workflows/concord.yml", PackageResources.concord_workflow_yml),
    StarterFile(".vscode/settings.json", PackageResources.settings_json),
    StarterFile(".vscode/schemas/site.schema.json", PackageResources.site_schema_json),
    StarterFile(".vscode/schemas/tables.schema.json", PackageResources.tables_schema_json),
    StarterFile(".vscode/schemas/audit.schema.json", PackageResources.audit_schema_json),
    StarterFile(".vscode/schemas/common.schema.json", PackageResources.common_schema_json),
  ]
}
