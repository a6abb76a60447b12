pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The way to the providers: a proxy, and other addresses than the usual ones. Hidden until someone needs it.
Column {
    id: panel

    property bool open: Ways.own

    spacing: Theme.gap12

    Button {
        visible: !panel.open
        kind: "ghost"
        text: qsTr("Behind a proxy, or something blocks the way?")
        onClicked: panel.open = true
    }

    SectionTitle {
        visible: panel.open
        topPadding: Theme.gap8
        text: qsTr("The way there")
    }

    Card {
        visible: panel.open
        width: parent.width

        Column {
            width: parent.width
            spacing: Theme.gap16

            WayLine {
                width: parent.width
                name: qsTr("Proxy")
                detail: qsTr("For everything but your home network, pictures too. Empty: as the system says.")
                usual: qsTr("None")
                address: Ways.proxy
                keep: text => Ways.setProxy(text)
            }

            Repeater {
                model: Ways.places

                WayLine {
                    id: place

                    required property string key
                    required property bool given

                    width: panel.width - 2 * Theme.gap18
                    detail: given && Ways.demo ? qsTr("The demo’s own.") : given ? qsTr("Given by BIJOU_%1_URL").arg(key.toUpperCase()) : qsTr("Empty: its usual address.")
                    enabled: !given
                    keep: text => Ways.setAddress(place.key, text)
                }
            }
        }
    }
}
