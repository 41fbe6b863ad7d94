def reports(run):
    pass
