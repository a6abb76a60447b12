pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The scale, in steps of 25 %. It is applied when the slider is let go: the slider itself grows with it.
Row {
    id: chooser

    spacing: Theme.gap12

    Slider {
        id: slider
        width: Theme.px(180)
        name: qsTr("Size of everything, in percent")
        from: 75
        to: 225
        stepSize: 25
        value: ThemeSource.scalePercent
        onPressedChanged: if (!pressed)
            apply()
        onMoved: if (!pressed)
            apply()

        function apply() {
            ThemeSource.scalePercent = Math.round(value);
        }
    }

    Label {
        width: Theme.px(48)
        height: slider.height
        horizontalAlignment: Text.AlignRight
        text: qsTr("%1 %").arg(Math.round(slider.value))
        font: Theme.bodyFigures
    }
}
