pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Who made it, in words, name by name; each leads to the person.
Flow {
    id: line

    property var names: null

    spacing: Theme.gap4
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Crew")

    Repeater {
        model: line.names

        Row {
            id: one
            required property string before
            required property string name
            required property string after
            required property string address
            required property string spoken

            Label {
                visible: text !== ""
                leftPadding: line.LayoutMirroring.enabled ? Theme.gap4 : 0
                rightPadding: line.LayoutMirroring.enabled ? 0 : Theme.gap4
                text: one.before
                color: Theme.textFaint
                Accessible.ignored: true
            }

            NameLink {
                width: Math.min(implicitWidth, Math.max(Theme.px(60), line.width * 0.7))
                text: one.name
                address: one.address
                Accessible.name: one.spoken
            }

            Label {
                text: one.after
                color: Theme.textFaint
                Accessible.ignored: true
            }
        }
    }
}
