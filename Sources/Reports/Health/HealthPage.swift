func healthPage(of edition: Edition) -> SitePage { notFoundPage(of: edition) }
