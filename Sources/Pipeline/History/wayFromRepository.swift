import Files

/// From the root of the repository around a project to the project: empty where they are the same, or where there is none.
package func wayFromRepository(to root: String) -> String { wayBelow(folderWith: ".git", root) ?? "" }
