pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// By how much a show's air times are off: half hours by buttons or arrow keys, and when its next episode airs then.
Column {
    id: shift

    property real hours: EpisodeSheet.shift
    readonly property string then: EpisodeSheet.episode > 0 ? EpisodeSheet.preview(hours) : ""
    signal done

    spacing: Theme.gap8

    Flow {
        width: parent.width
        spacing: Theme.gap8

        Label {
            height: Theme.controlHeight
            text: qsTr("Air times are off by")
            color: Theme.textMuted
        }

        IconButton {
            height: Theme.controlHeight
            symbol: "minus"
            text: qsTr("Half an hour earlier")
            enabled: shift.hours > -24
            onClicked: shift.hours = Math.max(-24, shift.hours - 0.5)
        }

        Slider {
            height: Theme.controlHeight
            name: qsTr("Hours by which air times are off")
            from: -24
            to: 24
            stepSize: 0.5
            value: shift.hours
            Accessible.description: EpisodeSheet.offWords(shift.hours)
            onMoved: shift.hours = value
        }

        IconButton {
            height: Theme.controlHeight
            symbol: "plus"
            text: qsTr("Half an hour later")
            enabled: shift.hours < 24
            onClicked: shift.hours = Math.min(24, shift.hours + 0.5)
        }

        Button {
            text: qsTr("Correct")
            enabled: shift.hours !== EpisodeSheet.shift
            onClicked: {
                EpisodeSheet.correct(shift.hours);
                shift.done();
            }
        }

        Button {
            visible: EpisodeSheet.shift !== 0
            kind: "ghost"
            text: qsTr("As the providers say")
            onClicked: {
                EpisodeSheet.correct(0);
                shift.done();
            }
        }
    }

    Label {
        width: parent.width
        text: shift.then === "" ? EpisodeSheet.offWords(shift.hours) : qsTr("%1: the next episode airs %2").arg(EpisodeSheet.offWords(shift.hours)).arg(shift.then)
        wrapMode: Text.Wrap
        font: Theme.bodyFigures
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
