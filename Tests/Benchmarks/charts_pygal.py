"""Line charts of 24 points as SVG: pygal, as many as asked for."""

import sys

import pygal

for number in range(int(sys.argv[1])):
    chart = pygal.Line(width=400, height=200, js=[], title=f"Chart {number}")
    chart.x_labels = [str(point) for point in range(24)]
    chart.add("value", [(number + point * 7) % 50 for point in range(24)])
    chart.render()
